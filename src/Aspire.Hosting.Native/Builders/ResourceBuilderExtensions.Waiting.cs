using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    /// <summary>Starts when the other one runs and is healthy.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport => builder.Await(dependency.Resource, exitCode: null);

    /// <summary>Starts when the other one has done its work and ended.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport => builder.Await(dependency.Resource, exitCode);

    /// <summary>Shows the resource below another one.</summary>
    public static IResourceBuilder<T> WithParentRelationship<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> parent)
        where T : IResource => builder.Relate(parent.Resource, RelationshipAnnotation.Parent);

    private static IResourceBuilder<T> Await<T>(this IResourceBuilder<T> builder, IResource dependency, int? exitCode)
        where T : IResource
    {
        if (ReferenceEquals(builder.Resource, dependency))
            throw new InvalidOperationException($"'{dependency.Name}' cannot wait for itself.");

        return builder.Note(new WaitAnnotation(dependency, exitCode)).Relate(dependency, RelationshipAnnotation.WaitFor);
    }
}
