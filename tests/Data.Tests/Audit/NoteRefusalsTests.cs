using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Data.Tests.Audit;

public sealed class NoteRefusalsTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_route_that_is_not_the_callers_is_noted()
    {
        var coach = TestCaller.In(app.NewId(), Roles.PeerLifeCoach);

        var response = await Send(coach, HttpMethod.Post, "/sample/gardens", new { name = "Elm" });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var line = Assert.Single(await Lines(coach));
        Assert.Equal((AuditAction.Execute, AuditOutcome.Denied, "sample.gardens"), (line.Action, line.Outcome, line.ResourceType));
        Assert.Equal(["request.not-your-role"], line.ReasonCodes);
        Assert.Equal((coach.OrganizationId, Roles.PeerLifeCoach), (line.OrganizationId, line.ActorRole));
        Assert.Matches("^[0-9a-f]{32}$", line.RequestId!);
    }

    [Fact]
    public async Task A_thing_that_is_not_the_callers_is_noted_with_its_id()
    {
        var garden = await app.AGarden(app.NewId());
        var stranger = TestCaller.In(app.NewId(), Roles.ProgramDirector);

        var response = await Send(stranger, HttpMethod.Get, $"/sample/gardens/{garden}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var line = Assert.Single(await Lines(stranger));
        Assert.Equal(
            (AuditAction.Read, AuditOutcome.Denied, "sample.gardens", garden, stranger.OrganizationId),
            (line.Action, line.Outcome, line.ResourceType, line.ResourceId, line.OrganizationId));
        Assert.Equal(["request.not-found"], line.ReasonCodes);
    }

    [Fact]
    public async Task A_rule_that_refuses_is_noted_and_what_it_undid_is_not()
    {
        var director = TestCaller.In(app.NewId(), Roles.ProgramDirector);
        var garden = await app.AGarden(director.OrganizationId!.Value);
        Assert.Equal(HttpStatusCode.NoContent, (await Close(director, garden, 1)).StatusCode);

        var response = await Close(director, garden, 2);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        var line = Assert.Single(await Lines(director));
        Assert.Equal(
            (AuditAction.Execute, AuditOutcome.Refused, "sample.gardens.closure", garden),
            (line.Action, line.Outcome, line.ResourceType, line.ResourceId));
        Assert.Equal(["garden.closed"], line.ReasonCodes);
    }

    [Fact]
    public async Task What_is_done_what_is_malformed_and_what_nobody_asks_are_not_noted_as_refused()
    {
        var before = await app.Query(null, db => db.Set<AuditEvent>().CountAsync(line => line.ActorId == null, Cancel));
        var director = TestCaller.In(app.NewId(), Roles.ProgramDirector);

        Assert.Equal(HttpStatusCode.OK, (await Send(director, HttpMethod.Get, "/sample/gardens")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Send(director, HttpMethod.Post, "/sample/gardens", new { name = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(director, HttpMethod.Get, "/nowhere")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.CreateAnonymousClient().GetAsync("/sample/gardens", Cancel)).StatusCode);

        Assert.Empty(await Lines(director));
        Assert.Equal(before, await app.Query(null, db => db.Set<AuditEvent>().CountAsync(line => line.ActorId == null, Cancel)));
    }

    private Task<HttpResponseMessage> Close(TestCaller director, Guid garden, int version) =>
        Send(director, HttpMethod.Post, $"/sample/gardens/{garden}/closure", ifMatch: $"\"v{version}\"");

    private Task<HttpResponseMessage> Send(
        TestCaller caller, HttpMethod method, string path, object? body = null, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"{app.NewId()}");
        if (ifMatch is not null) request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        return app.CreateClient(caller).SendAsync(request, Cancel);
    }

    private Task<List<AuditEvent>> Lines(TestCaller caller) => app.Query(null, db =>
        db.Set<AuditEvent>().AsNoTracking().Where(line => line.ActorId == caller.PersonId).ToListAsync(Cancel));
}
