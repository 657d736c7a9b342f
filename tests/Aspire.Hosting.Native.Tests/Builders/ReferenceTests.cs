using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Tests.Builders;

public sealed class ReferenceTests : IDisposable
{
    private readonly Application _application = new("--Parameters:postgres-password=p w", "--Parameters:rabbitmq-password=s/ecret");

    private IDistributedApplicationBuilder Builder => _application.Builder;

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task A_database_is_given_as_a_connection_string_and_in_parts()
    {
        var postgres = Builder.AddPostgres("postgres");
        var program = AProgram().WithReference(postgres.AddDatabase("cohorts-db", "cohorts"), connectionName: "cohorts");
        Application.Allocate(postgres.Resource, "tcp", 5432);

        var variables = await Application.VariablesOf(program.Resource);

        Assert.Equal(
            "Host=localhost;Port=5432;Username=postgres;Password=p w;Database=cohorts", variables["ConnectionStrings__cohorts"]);
        Assert.Equal("localhost", variables["COHORTS_HOST"]);
        Assert.Equal("5432", variables["COHORTS_PORT"]);
        Assert.Equal("postgres", variables["COHORTS_USERNAME"]);
        Assert.Equal("p w", variables["COHORTS_PASSWORD"]);
        Assert.Equal("cohorts", variables["COHORTS_DATABASENAME"]);
        Assert.Equal("postgresql://postgres:p%20w@localhost:5432/cohorts", variables["COHORTS_URI"]);
    }

    [Fact]
    public async Task A_broker_is_given_as_an_address()
    {
        var rabbitmq = Builder.AddRabbitMQ("rabbitmq");
        var program = AProgram().WithReference(rabbitmq);
        Application.Allocate(rabbitmq.Resource, "tcp", 5672);

        var variables = await Application.VariablesOf(program.Resource);

        Assert.Equal("amqp://guest:s%2Fecret@localhost:5672", variables["ConnectionStrings__rabbitmq"]);
    }

    [Fact]
    public async Task A_service_is_given_where_service_discovery_looks()
    {
        var gateway = Builder.AddResource(new ProjectResource("gate-way")).WithHttpEndpoint();
        var program = AProgram().WithReference(gateway);
        gateway.WithHttpEndpoint(name: "internal", env: "INTERNAL_PORT", isProxied: false);
        Application.Allocate(gateway.Resource, "http", 8080, """{{- portForServing "gate-way-http" -}}""");
        Application.Allocate(gateway.Resource, "internal", 8081);

        var variables = await Application.VariablesOf(program.Resource);

        Assert.Equal("http://localhost:8080", variables["services__gate-way__http__0"]);
        Assert.Equal("http://localhost:8080", variables["GATE_WAY_HTTP"]);
        Assert.Equal("http://localhost:8081", variables["services__gate-way__internal__0"]);
    }

    [Fact]
    public async Task A_single_endpoint_is_given_alone()
    {
        var gateway = Builder.AddResource(new ProjectResource("gateway")).WithHttpEndpoint().WithHttpEndpoint(name: "internal");
        var program = AProgram().WithReference(gateway.GetEndpoint("internal"));
        Application.Allocate(gateway.Resource, "internal", 8081);

        var variables = await Application.VariablesOf(program.Resource);

        Assert.Equal("http://localhost:8081", variables["services__gateway__internal__0"]);
        Assert.DoesNotContain("services__gateway__http__0", variables.Keys);
    }

    [Fact]
    public async Task The_process_is_told_its_own_port_in_the_variable_that_it_reads()
    {
        var program = AProgram().WithHttpEndpoint(env: "WEB_PORT", isProxied: false);
        Application.Allocate(program.Resource, "http", 8080);

        var variables = await Application.VariablesOf(program.Resource);

        Assert.Equal("8080", variables["WEB_PORT"]);
    }

    [Fact]
    public async Task What_is_said_last_holds()
    {
        var program = AProgram().WithEnvironment("COLOUR", "blue").WithEnvironment("COLOUR", "green");

        var variables = await Application.VariablesOf(program.Resource);

        Assert.Equal("green", variables["COLOUR"]);
    }

    [Fact]
    public void Using_a_value_draws_a_line_to_whom_it_belongs()
    {
        var postgres = Builder.AddPostgres("postgres");
        var secret = Builder.AddParameter("secret", "s");

        var program = AProgram().WithEnvironment("ADDRESS", $"{postgres.Resource.Host}:{postgres.Resource.Port} {secret}");

        Assert.Equal(
            ["postgres", "secret"],
            program.Resource.Annotations.OfType<RelationshipAnnotation>().Select(relationship => relationship.Other.Name).Order());
    }

    private IResourceBuilder<ExecutableResource> AProgram() => Builder.AddExecutable("program", "true", "/");
}
