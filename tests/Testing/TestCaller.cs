using System.Collections.Immutable;

namespace Platform.Testing;

/// <summary>Who calls: what a token says of a person. Made by <see cref="In"/>, <see cref="AtCentre"/> or <see cref="Outside"/>.</summary>
/// <param name="Roles">The roles held in the organisation; for each the sites it covers, or null for all of them.</param>
public sealed record TestCaller(
    Guid PersonId,
    Guid? OrganizationId,
    ImmutableDictionary<string, ImmutableArray<Guid>?> Roles,
    bool IsNational = false)
{
    /// <summary>Somebody new with <paramref name="roles"/> at all sites of an organisation.</summary>
    public static TestCaller In(Guid organizationId, params string[] roles) =>
        new(NewId(), organizationId, roles.ToImmutableDictionary(role => role, _ => (ImmutableArray<Guid>?)null));

    /// <summary>Somebody new of the national centre.</summary>
    public static TestCaller AtCentre(Guid centreId, params string[] roles) => In(centreId, roles) with { IsNational = true };

    /// <summary>Somebody new who is signed in and acts in no organisation.</summary>
    public static TestCaller Outside() => new(NewId(), null, []);

    /// <summary>The same person, whose roles cover these sites only.</summary>
    public TestCaller At(params Guid[] sites) =>
        this with { Roles = Roles.ToImmutableDictionary(role => role.Key, _ => (ImmutableArray<Guid>?)[.. sites]) };

    private static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
}
