using System.Collections.Concurrent;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Sample;
using Platform.Sample.Data;
using Platform.Testing;

namespace Platform.Data.Tests.Outbox;

/// <summary>What was committed reaches the real broker, whatever happens in between; what was not, never.</summary>
[Collection(WithBroker.Name)]
public sealed class OutboxRelayTests(BrokerApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hands_to_the_broker_what_was_committed()
    {
        var organization = app.NewId();
        var visit = await Visit(organization);

        await Eventually.Equal(1, () => Handled(organization, visit));
        await Eventually.Equal(0L, () => Count("sent_at IS NULL AND parked_at IS NULL"));
    }

    [Fact]
    public async Task Never_sends_what_was_rolled_back()
    {
        var organization = app.NewId();
        var visit = app.NewId();
        var garden = await app.AGarden(organization);

        await app.Query(organization, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            (await db.Gardens.SingleAsync(known => known.Id == garden, Cancel)).Visited(visit, app.Clock.GetUtcNow());
            await db.SaveChangesAsync(Cancel);
            await transaction.RollbackAsync(Cancel);
            return 0;
        });

        // Another one, committed later, has come: this one would have been before it.
        var later = await Visit(organization);
        await Eventually.Equal(1, () => Handled(organization, later));
        Assert.Equal(0, await Handled(organization, visit));
        Assert.Equal(0L, await Count($"body->>'VisitId' = '{visit}'"));
    }

    [Fact]
    public async Task Sends_by_its_poll_what_a_process_left_that_died_after_its_commit()
    {
        var (organization, visit) = (app.NewId(), app.NewId());

        await Leave(typeof(GardenVisited), Body(organization, visit));

        await Eventually.Equal(1, () => Handled(organization, visit));
    }

    [Fact]
    public async Task Waits_while_the_broker_is_away_and_holds_it_against_no_event()
    {
        var organization = app.NewId();
        Guid visit;
        try
        {
            app.BrokerCable.Pull();
            visit = await Visit(organization);
            // The relay holds the row while it tries.
            await Eventually.Equal(0L, () => Free(visit));
        }
        finally
        {
            app.BrokerCable.Plug();
        }

        await Eventually.Equal(1, () => Handled(organization, visit), within: TimeSpan.FromSeconds(40));
        await Eventually.Equal(
            1L, () => Count($"body->>'VisitId' = '{visit}' AND sent_at IS NOT NULL AND attempts = 0 AND failure IS NULL"));
    }

    [Fact]
    public async Task Puts_aside_what_it_cannot_read_and_sends_what_stands_behind_it()
    {
        var (organization, visit) = (app.NewId(), app.NewId());

        await Leave("Platform.Sample.NeverWas, Sample.Service", "{}");
        await Leave(typeof(GardenVisited), Body(organization, visit));

        await Eventually.Equal(1, () => Handled(organization, visit));
        await Eventually.Equal(
            1L, () => Count("type LIKE '%NeverWas%' AND parked_at IS NOT NULL AND failure = 'TypeLoadException'"));
    }

    [Fact]
    public async Task Puts_aside_what_was_refused_ten_times_and_says_why()
    {
        // What MassTransit will not publish: a type of the framework's.
        await Leave(typeof(Version), "\"1.0\"", attempts: 9);

        await Eventually.Equal(
            1L, () => Count("type LIKE 'System.Version%' AND parked_at IS NOT NULL AND attempts = 10 AND failure IS NOT NULL"));
    }

    [Fact]
    public async Task Of_several_relays_only_one_takes_an_event()
    {
        var organization = app.NewId();
        var published = new Published();
        using var watching = app.Services.GetRequiredService<IBusControl>().ConnectPublishObserver(published);
        using var second = ActivatorUtilities.CreateInstance<OutboxRelay<SampleDb>>(app.Services);
        await second.StartAsync(Cancel);

        var visits = Enumerable.Range(0, 300).Select(_ => app.NewId()).ToArray();
        foreach (var visit in visits) await Leave(typeof(GardenVisited), Body(organization, visit));

        await Eventually.Equal(visits.Length, async () => await Handled(organization, visits));
        await second.StopAsync(Cancel);
        Assert.Equal(visits.Length, published.Of(organization));
    }

    /// <summary>A garden that somebody visits, by the ordinary way: one save of an aggregate.</summary>
    private async Task<Guid> Visit(Guid organization)
    {
        var visit = app.NewId();
        var garden = await app.AGarden(organization);
        await app.Query(organization, async db =>
        {
            (await db.Gardens.SingleAsync(known => known.Id == garden, Cancel)).Visited(visit, app.Clock.GetUtcNow());
            return await db.SaveChangesAsync(Cancel);
        });
        return visit;
    }

    private string Body(Guid organization, Guid visit) => $$"""
        {"OrganizationId": "{{organization}}", "GardenId": "{{app.NewId()}}", "VisitId": "{{visit}}", "Version": 2,
         "At": "2026-03-02T09:00:00+00:00"}
        """;

    private Task Leave(Type type, string body, int attempts = 0) =>
        Leave($"{type.FullName}, {type.Assembly.GetName().Name}", body, attempts);

    /// <summary>A row as another process would have left it: nobody wakes the relay.</summary>
    private async Task Leave(string type, string body, int attempts = 0)
    {
        await using var owner = await app.OpenAsOwner();
        await using var insert = new NpgsqlCommand(
            "INSERT INTO outbox (message_id, type, body, at, attempts) VALUES ($1, $2, $3::jsonb, now(), $4)", owner)
        {
            Parameters = { new() { Value = app.NewId() }, new() { Value = type }, new() { Value = body }, new() { Value = attempts } },
        };
        await insert.ExecuteNonQueryAsync(Cancel);
    }

    private Task<int> Handled(Guid organization, params Guid[] visits) => app.Query(
        organization, db => db.Visits.CountAsync(visit => visits.Contains(visit.VisitId), Cancel));

    /// <summary>How many of a visit's rows nobody holds.</summary>
    private Task<long> Free(Guid visit) => Ask(
        $"SELECT count(*) FROM (SELECT FROM outbox WHERE body->>'VisitId' = '{visit}' AND sent_at IS NULL FOR UPDATE SKIP LOCKED) free");

    private Task<long> Count(string condition) => Ask($"SELECT count(*) FROM outbox WHERE {condition}");

    private async Task<long> Ask(string question)
    {
        await using var owner = await app.OpenAsOwner();
        await using var count = new NpgsqlCommand(question, owner);
        return (long)(await count.ExecuteScalarAsync(Cancel))!;
    }

    private sealed class Published : IPublishObserver
    {
        private readonly ConcurrentBag<Guid> _organizations = [];

        public int Of(Guid organization) => _organizations.Count(known => known == organization);

        public Task PrePublish<T>(PublishContext<T> context)
            where T : class => Task.CompletedTask;

        public Task PostPublish<T>(PublishContext<T> context)
            where T : class
        {
            if (context.Message is GardenVisited visited) _organizations.Add(visited.OrganizationId);
            return Task.CompletedTask;
        }

        public Task PublishFault<T>(PublishContext<T> context, Exception exception)
            where T : class => Task.CompletedTask;
    }
}
