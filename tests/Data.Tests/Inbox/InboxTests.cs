using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Domain;
using Platform.Sample;
using Platform.Sample.Data;
using Platform.Sample.Visits;
using Platform.Testing;

namespace Platform.Data.Tests.Inbox;

/// <summary>At least once on the wire, once in effect: over a real broker whose cable, and the database's, a test may pull.</summary>
[Collection(WithBroker.Name)]
public sealed class InboxTests(BrokerApp app)
{
    private const string Queue = "sample-note-visit";
    private const string ErrorQueue = $"{Queue}_error";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Mishaps Mishaps => app.Services.GetRequiredService<Mishaps>();

    [Fact]
    public async Task A_message_that_comes_twice_has_its_effect_once_and_is_not_put_aside()
    {
        var visited = AVisit();
        var (message, before) = (app.NewId(), await PutAside());

        await Send(visited, message);
        await Send(visited, message);
        var last = AVisit(visited.OrganizationId);
        await Send(last);

        await Eventually.Equal(1, () => Handled(last));
        await Eventually.Equal(0u, async () => await RabbitServer.Waiting(app.VirtualHost, Queue) ?? 99);
        Assert.Equal(1, await Handled(visited));
        Assert.Equal(before, await PutAside());
    }

    [Fact]
    public async Task What_fails_half_way_leaves_nothing_and_is_tried_again()
    {
        var visited = AVisit();
        var tries = 0;
        Mishaps.Next = (message, _) => message.VisitId == visited.VisitId && Interlocked.Increment(ref tries) < 3
            ? throw new InvalidOperationException("Half way.")
            : Task.CompletedTask;

        await Send(visited);

        await Eventually.Equal(1, () => Handled(visited));
        Assert.Equal(3, tries);
        Assert.Equal(1, await Proofs());
    }

    [Fact]
    public async Task What_fails_by_itself_is_put_aside_after_a_few_tries_and_holds_up_nobody()
    {
        var (poison, good) = (AVisit(), AVisit());
        var (before, tries) = (await PutAside(), 0);
        Mishaps.Next = (message, _) =>
        {
            if (message.VisitId != poison.VisitId) return Task.CompletedTask;

            Interlocked.Increment(ref tries);
            throw new InvalidOperationException("Always.");
        };

        await Send(poison);
        await Send(good);

        await Eventually.Equal(1, () => Handled(good));
        await Eventually.Equal(before + 1, PutAside);
        Assert.Equal(0, await Handled(poison));
        Assert.Equal(4, tries);
    }

    [Fact]
    public async Task What_a_rule_refuses_is_put_aside_at_once()
    {
        var refused = AVisit();
        var (before, tries) = (await PutAside(), 0);
        Mishaps.Next = (message, _) =>
        {
            if (message.VisitId != refused.VisitId) return Task.CompletedTask;

            Interlocked.Increment(ref tries);
            throw new RuleViolationException("garden.closed", "Elm");
        };

        await Send(refused);

        await Eventually.Equal(before + 1, PutAside);
        Assert.Equal(1, tries);
        Assert.Equal(0, await Handled(refused));
    }

    [Fact]
    public async Task A_database_that_is_away_is_no_messages_fault()
    {
        var organization = app.NewId();
        var before = await PutAside();
        var visits = Enumerable.Range(0, 40).Select(_ => AVisit(organization)).ToArray();
        var givenBack = new GivenBack();
        using var watching = app.Services.GetRequiredService<IBusControl>().ConnectReceiveObserver(givenBack);

        try
        {
            app.DatabaseCable.Pull();
            foreach (var visit in visits) await Send(visit);
            // All quick tries are used up by then.
            await Eventually.True(() => Task.FromResult(givenBack.Count > 0));
        }
        finally
        {
            app.DatabaseCable.Plug();
        }

        await Eventually.Equal(visits.Length, () => Handled(visits), within: TimeSpan.FromSeconds(60));
        Assert.Equal(before, await PutAside());
    }

    [Fact]
    public async Task Proofs_stay_for_ninety_days_and_sent_events_for_a_week()
    {
        var visited = AVisit();
        await Send(visited);
        await Eventually.Equal(1, () => Handled(visited));
        await app.AGarden(visited.OrganizationId);
        await Eventually.True(() => app.Query(null, db => db.Outbox.AllAsync(
            message => message.SentAt != null || message.ParkedAt != null, Cancel)));
        var now = app.Clock.GetUtcNow();

        await Prune(now + TimeSpan.FromDays(6));
        Assert.NotEqual((0, 0), await Kept());
        await Prune(now + TimeSpan.FromDays(8));
        Assert.Equal(0, (await Kept()).Sent);
        Assert.NotEqual(0, (await Kept()).Proofs);
        await Prune(now + TimeSpan.FromDays(91));
        Assert.Equal((0, 0), await Kept());
    }

    private GardenVisited AVisit(Guid? organization = null) =>
        new(organization ?? app.NewId(), app.NewId(), app.NewId(), 2, app.Clock.GetUtcNow());

    private Task Send(GardenVisited visited, Guid? message = null) => app.Services.GetRequiredService<IBus>().Publish(
        visited, context => context.MessageId = message ?? app.NewId(), Cancel);

    private Task<int> Handled(params GardenVisited[] visits)
    {
        var ids = visits.Select(visit => visit.VisitId).ToArray();
        return app.Query(
            visits[0].OrganizationId, db => db.Visits.CountAsync(visit => ids.Contains(visit.VisitId), Cancel));
    }

    /// <summary>How many messages the newest proof's message has proofs of.</summary>
    private Task<int> Proofs() => app.Query(null, async db =>
    {
        var newest = await db.Inbox.OrderByDescending(proof => proof.MessageId).Select(proof => proof.MessageId).FirstAsync(Cancel);
        return await db.Inbox.CountAsync(proof => proof.MessageId == newest, Cancel);
    });

    private async Task<uint> PutAside() => await RabbitServer.Waiting(app.VirtualHost, ErrorQueue) ?? 0;

    private Task<int> Prune(DateTimeOffset now) => app.Query(null, db => Prune<SampleDb>.Once(db, now, Cancel));

    private Task<(int Sent, int Proofs)> Kept() => app.Query(
        null, async db => (await db.Outbox.CountAsync(message => message.SentAt != null, Cancel), await db.Inbox.CountAsync(Cancel)));

    /// <summary>Counts what the broker is to bring again.</summary>
    private sealed class GivenBack : IReceiveObserver
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
            where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
            where T : class => Task.CompletedTask;

        public Task ReceiveFault(ReceiveContext context, Exception exception)
        {
            Interlocked.Increment(ref _count);
            return Task.CompletedTask;
        }
    }
}
