using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Processes;

/// <summary>A project of the solution, as it was built: <c>dotnet Cohorts.Service.dll</c> in the project's folder.</summary>
internal sealed class ProjectProcess(ProjectResource resource, TelemetryVariables telemetry) : IProcessKind
{
    public async Task<ProcessPlan> PlanAsync(CancellationToken cancel)
    {
        var output = resource.Annotations.OfType<ProjectOutputAnnotation>().Last();
        if (!File.Exists(output.AssemblyPath))
            throw new Refusal($"{output.AssemblyPath} is missing: build the solution, then start '{resource.Name}' again.");

        return new ProcessPlan
        {
            Command = "dotnet",
            WorkingDirectory = Path.GetDirectoryName(output.ProjectPath)!,
            Arguments = [output.AssemblyPath, .. await ResourceValues.ArgumentsAsync(resource, cancel)],
            Variables = await ResourceValues.VariablesAsync(resource, Given(), cancel),
        };
    }

    private Dictionary<string, object> Given()
    {
        var variables = new Dictionary<string, object>(telemetry.ForProjects())
        {
            // Colours on the dashboard's console page, although nothing there is a terminal.
            ["LOGGING__CONSOLE__FORMATTERNAME"] = "simple",
            ["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "true",
        };
        var urls = EndpointAnnotation.Of(resource)
            .Where(endpoint => endpoint is { IsHttp: true, EnvironmentVariable: null })
            .Select(endpoint => $"{endpoint.Scheme}://localhost:{endpoint.AllocatedTargetPort}");
        if (string.Join(';', urls) is { Length: > 0 } joined) variables["ASPNETCORE_URLS"] = joined;

        return variables;
    }
}
