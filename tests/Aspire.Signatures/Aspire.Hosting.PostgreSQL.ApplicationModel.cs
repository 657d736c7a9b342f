// Public signatures of the package Aspire.Hosting.PostgreSQL, 13.5: those of which AppHost.cs uses some, with all their overloads.

namespace Aspire.Hosting.ApplicationModel;

public class PostgresDatabaseResource
    : Resource, IResourceWithParent<PostgresServerResource>, IResourceWithParent, IResource,
        IResourceWithConnectionString, IExpressionValue, IValueProvider, IManifestExpressionProvider, IValueWithReferences
{
    public PostgresDatabaseResource(
        string name,
        string databaseName,
        PostgresServerResource postgresParentResource) : base("") { }
    public ReferenceExpression ConnectionStringExpression => throw null!;
    public string DatabaseName => throw null!;
    public PostgresServerResource Parent => throw null!;
    public ReferenceExpression UriExpression => throw null!;
}

public class PostgresServerResource
    : ContainerResource, IResourceWithConnectionString, IResource, IExpressionValue, IValueProvider,
        IManifestExpressionProvider, IValueWithReferences
{
    public PostgresServerResource(string name, ParameterResource? userName, ParameterResource password) : base("") { }
    public ReferenceExpression ConnectionStringExpression => throw null!;
    public IReadOnlyDictionary<string, string> Databases => throw null!;
    public EndpointReferenceExpression Host => throw null!;
    public ParameterResource PasswordParameter { get; set; }
    public EndpointReferenceExpression Port => throw null!;
    public EndpointReference PrimaryEndpoint => throw null!;
    public ReferenceExpression UriExpression => throw null!;
    public ParameterResource? UserNameParameter { get; set; }
    public ReferenceExpression UserNameReference => throw null!;
}
