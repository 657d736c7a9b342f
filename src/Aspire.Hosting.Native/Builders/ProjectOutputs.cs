using System.Reflection;

namespace Aspire.Hosting;

/// <summary>Where the build put each project's assembly: build/AppHost.targets writes it into the AppHost's own.</summary>
internal static class ProjectOutputs
{
    private const string KeyStart = "AspireProjectOutput:";

    public static string Find(Assembly? appHost, string projectPath) =>
        appHost?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key == KeyStart + projectPath)?.Value
        ?? throw new InvalidOperationException(
            $"The AppHost does not know what is built from {projectPath}: reference the project in the AppHost's.");
}
