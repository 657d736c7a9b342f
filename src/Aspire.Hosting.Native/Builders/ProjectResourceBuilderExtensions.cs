using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static class ProjectResourceBuilderExtensions
{
    /// <summary>
    /// Runs a project of the solution. Launch profiles belong to the editor that starts one project alone; here the
    /// AppHost says what a project gets, so the only profile that is understood is none.
    /// </summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new()
    {
        if (launchProfileName is not null)
            throw new NotSupportedException($"'{name}' names a launch profile; give null, and say in the AppHost what it gets.");

        var project = new TProject().ProjectPath;
        return builder.AddResource(new ProjectResource(name))
            .Note(new ProjectOutputAnnotation(project, ProjectOutputs.Find(builder.AppHostAssembly, project)));
    }

    /// <summary>Runs the project more than once, behind one address.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        return builder.Note(new ReplicasAnnotation(replicas));
    }
}
