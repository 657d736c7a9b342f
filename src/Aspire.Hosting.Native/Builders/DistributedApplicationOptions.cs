namespace Aspire.Hosting;

public sealed class DistributedApplicationOptions
{
    public string[]? Args { get; set; }

    /// <summary>The AppHost's assembly; if none is named, the one that was started.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>The AppHost's folder; if none is named, that of the project it was built from.</summary>
    public string? ProjectDirectory { get; set; }

    public string? DashboardApplicationName { get; set; }

    public bool DisableDashboard { get; set; }
}
