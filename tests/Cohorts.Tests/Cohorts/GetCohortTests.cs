using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Tests.Support;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Tests.Cohorts;

public sealed class GetCohortTests(CohortsApp app)
{
    [Fact]
    public async Task A_director_and_the_coach_who_leads_it_see_its_people_by_name()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 2);

        foreach (var reader in new[] { affiliate.Director, affiliate.DirectorAt(affiliate.SiteId), affiliate.CoachAt(affiliate.SiteId) })
        {
            var response = await reader.GetAsync($"/cohorts/{id}", TestContext.Current.CancellationToken);
            Assert.Equal("\"v3\"", response.Headers.ETag!.Tag);
            Assert.Equal(
                ["Given1 F.", "Given2 F."],
                (await response.Read()).GetProperty("people").EnumerateArray().Select(person => person.Text("displayName")));
        }
    }

    [Fact]
    public async Task The_audit_trail_tells_whose_name_was_shown_to_whom_and_who_was_denied()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 2);

        var shown = await (await affiliate.CoachAt(affiliate.SiteId)
            .GetAsync($"/cohorts/{id}", TestContext.Current.CancellationToken)).Read();
        await (await app.AnAffiliate()).Director.Status($"/cohorts/{id}");

        var lines = await app.Query(null, db => db.Set<AuditEvent>()
            .Where(line => line.ResourceId == id && line.Action == AuditAction.Read).AsNoTracking().ToListAsync());
        var reads = lines.Where(line => line.Outcome is AuditOutcome.Done).ToArray();
        Assert.Equal(
            shown.GetProperty("people").EnumerateArray().Select(person => person.GetProperty("participantId").GetGuid()).Order(),
            reads.Select(line => line.ParticipantId!.Value).Order());
        Assert.All(reads, line => Assert.Equal(
            (affiliate.OrganizationId, Roles.PeerLifeCoach, "name"),
            (line.OrganizationId!.Value, line.ActorRole, line.DataCategories.Single())));
        var denied = Assert.Single(lines, line => line.Outcome is AuditOutcome.Denied);
        Assert.NotEqual(affiliate.OrganizationId, denied.OrganizationId);
        Assert.Null(denied.ParticipantId);
    }

    [Fact]
    public async Task Another_coach_another_site_and_another_organization_find_nothing()
    {
        var affiliate = await app.AnAffiliate();
        var other = await app.AnAffiliate();
        var id = await affiliate.ACohort();

        Assert.Equal(HttpStatusCode.NotFound, await affiliate.AnotherCoach().Status($"/cohorts/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, await affiliate.CoachAt(app.NewId()).Status($"/cohorts/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, await affiliate.DirectorAt(app.NewId()).Status($"/cohorts/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, await affiliate.DirectorAt().Status($"/cohorts/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, await other.Director.Status($"/cohorts/{id}"));
        Assert.Equal(HttpStatusCode.NotFound, await affiliate.Director.Status($"/cohorts/{app.NewId()}"));
    }

    [Fact]
    public async Task Another_role_of_the_organization_is_refused()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();

        foreach (var role in new[] { Roles.CaseManager, Roles.PeerSupportSpecialist })
            Assert.Equal(HttpStatusCode.Forbidden, await affiliate.As(role).Status($"/cohorts/{id}"));
    }

    [Fact]
    public async Task A_role_held_at_another_site_opens_nothing_here()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 1);
        // Directs another site, and coaches here, but leads no group.
        var caller = Platform.Testing.TestCaller.In(affiliate.OrganizationId, Roles.ProgramDirector).At(app.NewId());
        caller = caller with { Roles = caller.Roles.Add(Roles.PeerLifeCoach, [affiliate.SiteId]) };

        Assert.Equal(HttpStatusCode.NotFound, await app.CreateClient(caller).Status($"/cohorts/{id}"));

        // Leads it: reads it, and still changes nothing.
        var leader = app.CreateClient(caller with { PersonId = affiliate.CoachId });
        Assert.Equal(HttpStatusCode.OK, await leader.Status($"/cohorts/{id}"));
        var launch = await leader.Post($"/cohorts/{id}/launch", new { }, version: 2);
        await launch.Refused(HttpStatusCode.NotFound, "request.not-found");
    }
}
