using System.Reflection;

namespace Aspire.Hosting.Tests;

/// <summary>Assemblies that were built with this one, and are not linked to it.</summary>
internal static class BuiltBeside
{
    public static string PathOf(string name) => typeof(BuiltBeside).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == name).Value!;
}
