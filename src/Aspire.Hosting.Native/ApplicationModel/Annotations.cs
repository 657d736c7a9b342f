namespace Aspire.Hosting.ApplicationModel;

/// <summary>One or more environment variables; values are text or <see cref="IValueProvider"/>.</summary>
internal sealed record EnvironmentAnnotation(Action<IDictionary<string, object>> Apply) : IResourceAnnotation;

/// <summary>Arguments of the command line, in the order in which they were given.</summary>
internal sealed record ArgumentsAnnotation(IReadOnlyList<object> Arguments) : IResourceAnnotation;

internal sealed record ReplicasAnnotation(int Count) : IResourceAnnotation;

/// <summary>The file that is built from a project: what is really started.</summary>
internal sealed record ProjectOutputAnnotation(string ProjectPath, string AssemblyPath) : IResourceAnnotation;

/// <summary>Healthy is what answers this path with this status.</summary>
internal sealed record HttpHealthAnnotation(string? EndpointName, string Path, int StatusCode) : IResourceAnnotation;

/// <summary>Healthy is what accepts connections.</summary>
internal sealed record ConnectHealthAnnotation(string EndpointName) : IResourceAnnotation;

/// <summary>Do not start before the other one is healthy, or, with an exit code, before it has ended with that code.</summary>
internal sealed record WaitAnnotation(IResource Dependency, int? ExitCode) : IResourceAnnotation;

/// <summary>A line on the dashboard's graph.</summary>
internal sealed record RelationshipAnnotation(IResource Other, string Type) : IResourceAnnotation
{
    public const string Reference = "Reference";
    public const string WaitFor = "WaitFor";
    public const string Parent = "Parent";
}

/// <summary>The folder in which a server keeps its data, below the data folder.</summary>
internal sealed record DataVolumeAnnotation(string FolderName) : IResourceAnnotation;
