using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Domain;
using Platform.Sample;
using Platform.Sample.Visits;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Data.Tests.Operations;

/// <summary>What operations see and mend, over a real broker.</summary>
[Collection(WithBroker.Name)]
public sealed class OperationsTests(BrokerApp app)
{
    private const string Queue = "sample-note-visit";

    private readonly TestCaller _operator = TestCaller.AtCentre(app.NewId(), Roles.Operations);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Mishaps Mishaps => app.Services.GetRequiredService<Mishaps>();

    [Fact]
    public async Task A_message_that_failed_is_listed_without_what_it_says_sent_again_and_handled_once()
    {
        var (poison, id) = (AVisit(), app.NewId());
        var broken = true;
        Mishaps.Next = (message, _) => broken && message.VisitId == poison.VisitId
            ? throw new InvalidOperationException($"Could not note that Quetzalcoatlus was in {message.GardenId}.")
            : Task.CompletedTask;
        await Send(poison, id);

        JsonElement row = default;
        await Eventually.True(async () => (row = await Error(id)).ValueKind is JsonValueKind.Object);
        Assert.Equal(Queue, row.GetProperty("queue").GetString());
        Assert.Equal("GardenVisited", row.GetProperty("event").GetString());
        Assert.Equal("InvalidOperationException", row.GetProperty("reason").GetString());
        Assert.False(row.GetProperty("tooOld").GetBoolean());
        Assert.InRange(
            TimeProvider.System.GetUtcNow() - row.GetProperty("failedAt").GetDateTimeOffset(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        var list = await Text("/sample/operations/errors?take=100");
        foreach (var secret in new[] { "Quetzalcoatlus", $"{poison.GardenId}", $"{poison.VisitId}", $"{poison.OrganizationId}" })
            Assert.DoesNotContain(secret, list, StringComparison.Ordinal);

        // Looking takes nothing away.
        Assert.Equal(id, (await Error(id)).GetProperty("messageId").GetGuid());

        broken = false;
        Assert.True(await Resend(id));
        await Eventually.Equal(1, () => Handled(poison));
        Assert.False(await Resend(id));
        Assert.Equal(JsonValueKind.Undefined, (await Error(id)).ValueKind);
        Assert.Equal(1, await Handled(poison));
        var line = Assert.Single(await Lines(id));
        Assert.Equal((_operator.PersonId, "message", AuditAction.Execute), (line.ActorId, line.ResourceType, line.Action));
    }

    [Fact]
    public async Task The_same_click_twice_sends_once()
    {
        var (poison, id, key) = (AVisit(), app.NewId(), $"{app.NewId()}");
        var broken = true;
        Mishaps.Next = (message, _) => broken && message.VisitId == poison.VisitId
            ? throw new RuleViolationException("garden.closed", "Elm")
            : Task.CompletedTask;
        await Send(poison, id);
        JsonElement row = default;
        await Eventually.True(async () => (row = await Error(id)).ValueKind is JsonValueKind.Object);
        Assert.Equal("garden.closed", row.GetProperty("reason").GetString());

        // It fails again: a second sending would show.
        Assert.True(await Resend(id, key));
        Assert.True(await Resend(id, key));

        await Eventually.True(async () => (await Error(id)).ValueKind is JsonValueKind.Object);
        Assert.Single(await Lines(id));
        broken = false;
        Assert.True(await Resend(id));
        await Eventually.Equal(1, () => Handled(poison));
    }

    [Fact]
    public async Task A_message_older_than_the_proofs_is_refused_and_stays()
    {
        var poison = AVisit();
        var id = Guid.CreateVersion7(app.Clock.GetUtcNow() - TimeSpan.FromDays(91));
        Mishaps.Next = (message, _) => message.VisitId == poison.VisitId
            ? throw new RuleViolationException("garden.closed", "Elm")
            : Task.CompletedTask;
        await Send(poison, id);
        await Eventually.True(async () => (await Error(id)).ValueKind is JsonValueKind.Object);

        var response = await Post($"/sample/operations/errors/{id}/resend", new { queue = Queue });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("operations.too-old", (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        Assert.True((await Error(id)).GetProperty("tooOld").GetBoolean());
    }

    [Fact]
    public async Task Since_when_a_service_runs_is_not_when_it_was_asked_first()
    {
        var since = (await Read("/sample/operations")).GetProperty("since").GetDateTimeOffset();

        Assert.InRange(since - Process.GetCurrentProcess().StartTime.ToUniversalTime(), TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_queue_of_another_service_is_not_found()
    {
        var response = await Post($"/sample/operations/errors/{app.NewId()}/resend", new { queue = "training-copy-sites" });

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_parked_event_is_listed_with_its_reason_and_given_back_to_the_relay()
    {
        var visit = AVisit();
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        await app.Query(null, db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO outbox (message_id, type, body, trace_parent, at, attempts, parked_at, failure)
            VALUES ({app.NewId()}, {$"{typeof(GardenVisited).FullName}, {typeof(GardenVisited).Assembly.GetName().Name}"},
                {JsonSerializer.Serialize(visit)}::jsonb, {$"00-{trace}-00f067aa0ba902b7-01"}, {app.Clock.GetUtcNow()}, 10,
                {app.Clock.GetUtcNow()}, 'MessageException')
            """,
            Cancel));

        var row = (await Read("/sample/operations/parked?take=100")).GetProperty("items").EnumerateArray()
            .Single(item => item.GetProperty("traceId").GetString() == trace);
        Assert.Equal(
            ("GardenVisited", "MessageException", 10),
            (row.GetProperty("event").GetString(), row.GetProperty("reason").GetString(), row.GetProperty("attempts").GetInt32()));
        Assert.DoesNotContain($"{visit.VisitId}", row.GetRawText(), StringComparison.Ordinal);
        Assert.True((await Read("/sample/operations")).GetProperty("parked").GetInt32() > 0);

        var address = $"/sample/operations/parked/{row.GetProperty("sequence").GetInt64()}/release";
        Assert.True(await Did(await Post(address), "released"));
        await Eventually.Equal(1, () => Handled(visit));
        Assert.False(await Did(await Post(address), "released"));
        Assert.Equal(HttpStatusCode.NotFound, (await Post("/sample/operations/parked/999999999/release")).StatusCode);
    }

    [Fact]
    public async Task Says_what_waits_and_what_is_away()
    {
        var well = await Read("/sample/operations");
        var queue = Assert.Single(well.GetProperty("queues").EnumerateArray());
        Assert.Equal((Queue, 1), (queue.GetProperty("name").GetString(), queue.GetProperty("consumers").GetInt32()));
        Assert.Equal("sample", well.GetProperty("service").GetString());

        try
        {
            app.BrokerCable.Pull();
            await app.AGarden(app.NewId());
            var away = await Read("/sample/operations");
            Assert.Equal(JsonValueKind.Null, away.GetProperty("queues").ValueKind);
            Assert.True(away.GetProperty("outbox").GetProperty("count").GetInt32() > 0);
            Assert.Equal(app.Clock.GetUtcNow(), away.GetProperty("outbox").GetProperty("oldestAt").GetDateTimeOffset());
            var response = await app.CreateClient(_operator).GetAsync("/sample/operations/errors", Cancel);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.Contains("operations.broker-away", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
        finally
        {
            app.BrokerCable.Plug();
        }

        await Eventually.Equal(
            0, async () => (await Read("/sample/operations")).GetProperty("outbox").GetProperty("count").GetInt32(),
            within: TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task The_head_of_a_queue_tells_its_age_and_stays_where_it_is()
    {
        var stored = app.Clock.GetUtcNow() - TimeSpan.FromSeconds(48);
        var held = new TaskCompletionSource();
        var first = AVisit();
        Mishaps.Next = (_, _) => held.Task;
        var visits = Enumerable.Range(0, 40).Select(_ => AVisit(first.OrganizationId)).ToArray();
        try
        {
            // More than the consumer takes at once.
            foreach (var visit in visits) await Send(visit, Guid.CreateVersion7(stored));

            await Eventually.True(async () => (await TheQueue()).GetProperty("waiting").GetInt32() > 0);
            Assert.Equal(
                stored.ToUnixTimeMilliseconds(), (await TheQueue()).GetProperty("oldestAt").GetDateTimeOffset().ToUnixTimeMilliseconds());
        }
        finally
        {
            held.SetResult();
            Mishaps.Next = null;
        }

        await Eventually.Equal(40, () => Handled(visits), within: TimeSpan.FromSeconds(40));
        Assert.Equal(app.Clock.GetUtcNow(), (await TheQueue()).GetProperty("lastHandledAt").GetDateTimeOffset());
    }

    [Theory]
    [InlineData(Roles.PlatformAdministrator)]
    [InlineData(Roles.TrainingStaff)]
    [InlineData(Roles.ProgramDirector)]
    public async Task Are_no_other_roles_business(string role)
    {
        var caller = TestCaller.In(app.NewId(), role) with { IsNational = Roles.National.Contains(role) };
        var pretender = TestCaller.In(app.NewId(), Roles.Operations);

        foreach (var part in new[] { "", "/parked", "/errors", "/audit" })
            foreach (var who in new[] { caller, pretender })
                Assert.Equal(
                    HttpStatusCode.Forbidden,
                    (await app.CreateClient(who).GetAsync($"/sample/operations{part}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_audit_trail_is_read_page_by_page_and_by_who_did_it()
    {
        var (organization, actor, participant) = (app.NewId(), app.NewId(), app.NewId());
        await app.Query(organization, db =>
        {
            for (var line = 0; line < 5; line++)
                db.Audit.Add(AuditEvent.Of(actor, AuditAction.Update, "garden", app.NewId()) with
                {
                    ParticipantId = participant,
                    Outcome = line == 0 ? AuditOutcome.Denied : AuditOutcome.Done,
                });
            db.Audit.Add(AuditEvent.Of(app.NewId(), AuditAction.Update, "garden", app.NewId()));
            return db.SaveChangesAsync(Cancel);
        });

        List<Guid> seen = [];
        string? after = null;
        do
        {
            var text = await Text($"/sample/operations/audit?actor={actor}&take=2{(after is null ? "" : $"&after={after}")}");
            Assert.DoesNotContain($"{participant}", text, StringComparison.Ordinal);
            var page = JsonDocument.Parse(text).RootElement;
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Equal(5, seen.Count);
        Assert.Equal(6, (await Read($"/sample/operations/audit?organization={organization}")).GetProperty("items").GetArrayLength());
        Assert.Equal(
            1, (await Read($"/sample/operations/audit?organization={organization}&refused=true")).GetProperty("items").GetArrayLength());
        var unreadable = await app.CreateClient(_operator).GetAsync("/sample/operations/audit?after=nonsense", Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, unreadable.StatusCode);
    }

    private GardenVisited AVisit(Guid? organization = null) =>
        new(organization ?? app.NewId(), app.NewId(), app.NewId(), 2, app.Clock.GetUtcNow());

    private Task Send(GardenVisited visited, Guid id) => app.Services.GetRequiredService<IBus>().Publish(
        visited, context => context.MessageId = id, Cancel);

    private Task<int> Handled(params GardenVisited[] visits)
    {
        var ids = visits.Select(visit => visit.VisitId).ToArray();
        return app.Query(visits[0].OrganizationId, db => db.Visits.CountAsync(visit => ids.Contains(visit.VisitId), Cancel));
    }

    private Task<List<AuditEvent>> Lines(Guid message) => app.Query(null, db =>
        db.Set<AuditEvent>().AsNoTracking().Where(line => line.ResourceId == message).ToListAsync(Cancel));

    private async Task<JsonElement> Error(Guid id) =>
        (await Read("/sample/operations/errors?take=100")).GetProperty("items").EnumerateArray()
        .SingleOrDefault(item => item.GetProperty("messageId").GetGuid() == id);

    private async Task<JsonElement> TheQueue() => (await Read("/sample/operations")).GetProperty("queues")[0];

    private async Task<bool> Resend(Guid id, string? key = null) =>
        await Did(await Post($"/sample/operations/errors/{id}/resend", new { queue = Queue }, key), "sent");

    private static async Task<bool> Did(HttpResponseMessage response, string what) =>
        (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty(what).GetBoolean();

    private async Task<JsonElement> Read(string address) => JsonDocument.Parse(await Text(address)).RootElement;

    private Task<string> Text(string address) => app.CreateClient(_operator).GetStringAsync(address, Cancel);

    private Task<HttpResponseMessage> Post(string address, object? body = null, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? $"{app.NewId()}");
        return app.CreateClient(_operator).SendAsync(request, Cancel);
    }
}
