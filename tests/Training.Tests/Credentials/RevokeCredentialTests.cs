using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Training;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Credentials;

public sealed class RevokeCredentialTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static readonly object Left = new { reason = "Left the coaching program" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Revokes_the_credential_and_publishes_it()
    {
        var organization = await app.AnOrganization();
        var person = await app.ACoach(organization);
        var id = await app.ACredential(organization, person);
        var http = app.TrainingStaff();

        var response = await http.Post($"/training/credentials/{id}/revocation", Left, ifMatch: "\"v1\"");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var found = await http.Get($"/training/credentials/{id}");
        Assert.Equal(app.Clock.GetUtcNow(), found.GetProperty("revokedAt").GetDateTimeOffset());
        Assert.Equal("Left the coaching program", found.GetProperty("revocationReason").GetString());
        Assert.Equal(2, found.GetProperty("version").GetInt32());
        var expected = new CredentialRevoked(organization, id, person, "peer-life-coach", 2, app.Clock.GetUtcNow());
        Assert.True(await app.Bus.Published.Any<CredentialRevoked>(m => m.Context.Message == expected, Cancel));
    }

    [Fact]
    public async Task The_audit_trail_tells_who_awarded_and_who_revoked()
    {
        var organization = await app.AnOrganization();
        var id = await app.ACredential(organization, await app.ACoach(organization));

        await app.TrainingStaff().Post($"/training/credentials/{id}/revocation", Left, ifMatch: "\"v1\"");

        var lines = await app.Query(null, db => db.Set<AuditEvent>()
            .Where(line => line.ResourceId == id).OrderBy(line => line.Action).AsNoTracking().ToListAsync(Cancel));
        Assert.Equal([AuditAction.Create, AuditAction.Update], lines.Select(line => line.Action));
        Assert.All(lines, line => Assert.Equal(
            ("credential", organization, Roles.TrainingStaff, AuditOutcome.Done),
            (line.ResourceType, line.OrganizationId, line.ActorRole, line.Outcome)));
        Assert.DoesNotContain(lines, line => line.ActorId is null);
    }

    [Fact]
    public async Task Refuses_to_revoke_twice()
    {
        var id = await ACredential();
        var http = app.TrainingStaff();
        await http.Post($"/training/credentials/{id}/revocation", Left, ifMatch: "\"v1\"");

        var response = await http.Post($"/training/credentials/{id}/revocation", Left, ifMatch: "\"v2\"");

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("credential.already-revoked", await response.Code());
    }

    [Fact]
    public async Task Wants_the_version_that_was_seen()
    {
        var id = await ACredential();

        var response = await app.TrainingStaff().Post($"/training/credentials/{id}/revocation", Left);

        Assert.Equal(HttpStatusCode.PreconditionRequired, response.StatusCode);
        Assert.Equal("version.missing", await response.Code());
    }

    [Fact]
    public async Task Refuses_whoever_has_seen_an_older_version()
    {
        var id = await ACredential();
        var http = app.TrainingStaff();
        await http.Post($"/training/credentials/{id}/revocation", Left, ifMatch: "\"v1\"");

        var response = await http.Post($"/training/credentials/{id}/revocation", Left, ifMatch: "\"v1\"");

        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
        Assert.Equal("version.stale", await response.Code());
    }

    [Fact]
    public async Task Of_many_writers_at_one_moment_one_is_first()
    {
        var id = await ACredential();
        var http = app.TrainingStaff();

        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => http.Post($"/training/credentials/{id}/revocation", Left, ifMatch: "\"v1\"")));

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.NoContent);
        Assert.All(
            responses.Where(response => response.StatusCode != HttpStatusCode.NoContent),
            response => Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode));
        Assert.Equal(2, (await http.Get($"/training/credentials/{id}")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Is_not_found_when_there_is_no_such_credential()
    {
        var response = await app.TrainingStaff()
            .Post($"/training/credentials/{app.NewId()}/revocation", Left, ifMatch: "\"v1\"");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("request.not-found", await response.Code());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no")]
    [InlineData(null)]
    public async Task Wants_a_reason(string? reason)
    {
        var id = await ACredential();

        var response = await app.TrainingStaff()
            .Post($"/training/credentials/{id}/revocation", new { reason }, ifMatch: "\"v1\"");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private async Task<Guid> ACredential()
    {
        var organization = await app.AnOrganization();
        return await app.ACredential(organization, await app.ACoach(organization));
    }
}
