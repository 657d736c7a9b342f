// Types that only occur in signatures.
namespace Aspire.Hosting
{
    public class ExternalServiceResource(string name) : ApplicationModel.Resource(name);

    public class ProjectResourceOptions;
}

namespace Aspire.Hosting.ApplicationModel
{
    public sealed class CommandLineArgsCallbackContext;

    public sealed class EndpointAnnotation;

    public class EnvironmentCallbackContext;

    public readonly struct NetworkIdentifier;

    public class ValueProviderContext;

    public enum WaitBehavior
    {
        WaitOnResourceUnavailable,
        StopOnResourceUnavailable,
    }

    public interface IComputeResource : IResource;

    public interface IContainerFilesDestinationResource : IResource;

    public interface IResourceWithProbes : IResource;

    public interface IValueWithReferences;
}
