using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests.Audit;

/// <summary>What the directory's audit trail tells of rights and of getting in.</summary>
public sealed class DirectoryTrailTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    [Fact]
    public async Task Who_signed_in_and_out_by_which_session_and_from_the_same_place()
    {
        var (person, email) = await app.APerson();
        var browser = await app.ABrowser(email);

        await browser.Form("/sign-out", app.Origin);
        await browser.Form("/sign-out", app.Origin);

        var lines = await Lines(line => line.ActorId == person);
        Assert.Equal(
            [("session", AuditAction.Create), ("session", AuditAction.Delete)],
            lines.Select(line => (line.ResourceType, line.Action)));
        Assert.All(lines, line => Assert.Equal((AuditOutcome.Done, null), (line.Outcome, line.OrganizationId)));
        Assert.Matches("^[0-9a-f]{16}$", lines[0].SessionId!);
        Assert.Equal(lines[0].SessionId, lines[1].SessionId);
        Assert.Equal(16, lines[0].IpHash!.Length);
        Assert.Equal(lines[0].IpHash, lines[1].IpHash);
    }

    [Fact]
    public async Task Wrong_passwords_and_the_lock_that_follows()
    {
        var (person, email) = await app.APerson();
        for (var attempt = 0; attempt < 6; attempt++)
            await app.Outside().Form("/sign-in", app.Origin, ("user", email), ("password", "not-the-password"));
        var unknown = $"{app.NewId():N}@example.org";
        var before = await Nobodys();
        await app.Outside().Form("/sign-in", app.Origin, ("user", unknown), ("password", "not-the-password"));

        var wrong = await Lines(line => line.ActorId == person);
        Assert.Equal(5, wrong.Count);
        Assert.All(wrong, line =>
        {
            Assert.Equal((AuditOutcome.Refused, "session"), (line.Outcome, line.ResourceType));
            Assert.Equal(["sign-in.wrong"], line.ReasonCodes);
        });
        // A locked name is not looked up: nobody can tell from the trail whether there is such an account.
        var nobodys = await Lines(line => line.ActorId == null && line.ResourceType == "session");
        Assert.Contains(nobodys, line => line is { Outcome: AuditOutcome.Denied, ReasonCodes: ["sign-in.locked"] });
        Assert.Equal(before + 1, await Nobodys());

        Task<int> Nobodys() => app.Query(db => db.Set<AuditEvent>()
            .CountAsync(line => line.ActorId == null && line.Outcome == AuditOutcome.Refused));
    }

    [Fact]
    public async Task Memberships_given_and_ended_with_their_role_and_for_whom()
    {
        var (organization, (person, _)) = (await app.AnOrganization(), await app.APerson());
        var membership = await app.AMembership(organization, person, Roles.PeerLifeCoach);
        var refused = await app.Administrator().Post(
            $"/directory/organizations/{organization}/memberships",
            new { personId = person, role = Roles.PeerLifeCoach, allSites = true });
        await app.Administrator().Delete($"/directory/organizations/{organization}/memberships/{membership}", "\"v1\"");

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var lines = await Lines(line => line.ResourceId == membership);
        Assert.Equal([AuditAction.Create, AuditAction.Delete], lines.Select(line => line.Action));
        Assert.All(lines, line =>
        {
            Assert.Equal((organization, person, Roles.PlatformAdministrator), (line.OrganizationId, line.OnBehalfOf!.Value, line.ActorRole));
            Assert.Equal([Roles.PeerLifeCoach], line.ReasonCodes);
            Assert.NotNull(line.ActorId);
        });
        var refusal = Assert.Single(await Lines(line => line.ResourceId == organization && line.Outcome == AuditOutcome.Refused));
        Assert.Equal(["membership.held"], refusal.ReasonCodes);
        Assert.Equal("directory.organizations.memberships", refusal.ResourceType);
    }

    [Fact]
    public async Task Access_tokens_made_and_revoked_never_their_text()
    {
        var (person, _) = await app.APerson();
        var token = await app.AToken(person);
        var id = (await (await app.Program(token).Get("/directory/me/tokens")).Read()).GetProperty("items")[0].GetProperty("id").GetGuid();

        await app.Program(token).Delete($"/directory/me/tokens/{id}");

        var lines = await Lines(line => line.ResourceId == id);
        Assert.Equal(
            [(AuditAction.Create, (Guid?)person), (AuditAction.Delete, null)],
            lines.Select(line => (line.Action, line.OnBehalfOf)));
        Assert.Equal(person, lines[1].ActorId);
        Assert.DoesNotContain(lines, line => $"{line}".Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_organization_and_a_role_that_one_has_not()
    {
        var (person, _, program) = await app.SomebodyAtWork(Roles.PeerLifeCoach);
        var another = await app.AnOrganization();
        program.DefaultRequestHeaders.Remove("Organization");
        Assert.Equal(HttpStatusCode.Forbidden, (await program.Get("/directory/organizations")).StatusCode);
        program.DefaultRequestHeaders.Add("Organization", $"{another}");
        Assert.Equal(HttpStatusCode.NotFound, (await program.Get("/cohorts")).StatusCode);

        var lines = await Lines(line => line.ActorId == person && line.Outcome == AuditOutcome.Denied);
        Assert.Equal(
            [("directory.organizations", (Guid?)null, "request.not-your-role"), ("organization", another, "request.not-found")],
            lines.Select(line => (line.ResourceType, line.ResourceId, line.ReasonCodes.Single())));
    }

    [Fact]
    public async Task What_a_service_refuses_is_not_noted_twice()
    {
        var (person, email) = await app.APerson();
        var browser = await app.ABrowser(email);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/not-found")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/directory/not-found")).StatusCode);

        // The directory's own is.
        var line = Assert.Single(await Lines(line => line.ActorId == person && line.Outcome == AuditOutcome.Denied));
        Assert.Equal("directory", line.ResourceType);
    }

    private Task<List<AuditEvent>> Lines(System.Linq.Expressions.Expression<Func<AuditEvent, bool>> which) => app.Query(db =>
        db.Set<AuditEvent>().AsNoTracking().Where(which).OrderBy(line => line.RecordedAt).ToListAsync());
}
