using System.Reflection;

namespace Aspire.Hosting.Tests;

/// <summary>
/// tests/Aspire.Signatures records Aspire's public signatures and compiles AppHost.cs against them. What is public here
/// must be there too: then AppHost.cs, which compiles against the one, means the same with the other.
/// </summary>
public sealed class SignatureTests
{
    private static readonly Type[] Ours = typeof(DistributedApplication).Assembly.GetExportedTypes();

    private static readonly Dictionary<string, Type> Aspires =
        Assembly.LoadFrom(BuiltBeside.PathOf("Aspire.Signatures")).GetExportedTypes().ToDictionary(type => type.FullName!);

    public static TheoryData<string> Types => [.. Ours.Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_public_member_has_the_signature_that_it_has_in_Aspire(string type)
    {
        Assert.True(Aspires.ContainsKey(type), $"Aspire has no public type {type}, or it is not recorded.");

        var ours = Signatures.Of(Ours.Single(our => our.FullName == type));

        Assert.Empty(ours.Except(Signatures.Of(Aspires[type])));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_public_type_can_be_used_as_nothing_that_it_is_not_in_Aspire(string type)
    {
        var ours = Signatures.Faces(Ours.Single(our => our.FullName == type));

        Assert.Empty(ours.Except(Signatures.Faces(Aspires[type])));
    }
}
