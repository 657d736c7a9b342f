// Public signatures of the package Aspire.Hosting.RabbitMQ, 13.5: those of which AppHost.cs uses some, with all their overloads.

namespace Aspire.Hosting.ApplicationModel;

public class RabbitMQServerResource
    : ContainerResource, IResourceWithConnectionString, IResource, IExpressionValue, IValueProvider,
        IManifestExpressionProvider, IValueWithReferences, IResourceWithEnvironment
{
    public RabbitMQServerResource(string name, ParameterResource? userName, ParameterResource password) : base("") { }
    public ReferenceExpression ConnectionStringExpression => throw null!;
    public EndpointReferenceExpression Host => throw null!;
    public ParameterResource PasswordParameter => throw null!;
    public EndpointReferenceExpression Port => throw null!;
    public EndpointReference PrimaryEndpoint => throw null!;
    public ReferenceExpression UriExpression => throw null!;
    public ParameterResource? UserNameParameter => throw null!;
    public ReferenceExpression UserNameReference => throw null!;
}
