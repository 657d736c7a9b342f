using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Running;

namespace Aspire.Hosting.Tests.Running;

public sealed class DependenciesTests : IDisposable
{
    private readonly Application _application = new();

    public void Dispose() => _application.Dispose();

    [Fact]
    public void Programs_end_before_the_servers_that_they_use()
    {
        var postgres = _application.Builder.AddPostgres("postgres");
        var rabbitmq = _application.Builder.AddRabbitMQ("rabbitmq");
        var mapper = AProgram("mapper").WithParentRelationship(rabbitmq);
        var service = AProgram("service").WaitFor(postgres);
        var page = AProgram("page").WaitFor(service);

        var groups = Dependencies.InOrderOfStopping(
            [postgres.Resource, mapper.Resource, rabbitmq.Resource, service.Resource, page.Resource]);

        Assert.Equal(
            ["service,page", "postgres,rabbitmq", "mapper"],
            groups.Select(group => string.Join(',', group.Select(one => one.Name))));
    }

    [Fact]
    public async Task A_step_that_failed_holds_up_those_who_wait_for_it_in_a_sentence()
    {
        var step = AProgram("step");
        var service = AProgram("service").WaitForCompletion(step);
        var board = new ResourceBoard();
        board.Add(ASnapshot("step") with { State = ResourceState.Finished, ExitCode = 3 });

        var refusal = await Assert.ThrowsAsync<Refusal>(() => new Dependencies(board).WaitAsync(
            service.Resource, "service", TestContext.Current.CancellationToken));

        Assert.Equal("'step' did not do its work: it ended with 3.", refusal.Message);
    }

    [Fact]
    public async Task All_replicas_must_be_healthy()
    {
        var service = AProgram("service");
        var page = AProgram("page").WaitFor(service);
        var board = new ResourceBoard();
        board.Add(ASnapshot("service", "service-a") with { State = ResourceState.Running });
        board.Add(ASnapshot("service", "service-b") with { State = ResourceState.Starting });
        board.Add(ASnapshot("page"));

        var waiting = new Dependencies(board).WaitAsync(page.Resource, "page", TestContext.Current.CancellationToken);

        Assert.False(waiting.IsCompleted);
        Assert.Equal("Waits for service.", board.Find("page")!.Reason);
        board.Update("service-b", snapshot => snapshot with { State = ResourceState.Running });
        await waiting;
    }

    [Fact]
    public void Nobody_waits_for_himself()
    {
        var program = AProgram("program");

        Assert.Throws<InvalidOperationException>(() => program.WaitFor(program));
    }

    private IResourceBuilder<ExecutableResource> AProgram(string name) => _application.Builder.AddExecutable(name, "true", "/");

    private static ResourceSnapshot ASnapshot(string resource, string? name = null) => new()
    {
        Name = name ?? resource,
        DisplayName = resource,
        Type = "Executable",
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
