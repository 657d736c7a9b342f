using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Directory;
using Platform.Gateway.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests.Organizations;

public sealed class MoveMembershipTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_transfer_ends_one_membership_and_begins_another_and_both_are_kept_and_told()
    {
        var (from, to) = (await app.AnOrganization("From"), await app.AnOrganization("To"));
        var site = await app.ASite(to);
        var (person, _) = await app.APerson();
        var membership = await app.AMembership(from, person, Roles.PeerLifeCoach);
        var administrator = app.Administrator();

        var moved = await Id(await Change(administrator, from, membership, "move", new { organizationId = to, role = Roles.PeerSupervisor, allSites = false, sites = new[] { site } }));

        var rows = await app.Query(db => db.Memberships.Where(known => known.PersonId == person).OrderBy(known => known.EndedAt == null).ToListAsync(Cancel));
        Assert.Equal([(membership, from, false), (moved, to, true)], rows.Select(row => (row.Id, row.OrganizationId, row.EndedAt is null)));
        Assert.True(await app.Bus.Published.Any<MembershipChanged>(message => message.Context.Message.MembershipId == membership && !message.Context.Message.Active, Cancel));
        Assert.True(await app.Bus.Published.Any<MembershipChanged>(message => message.Context.Message.MembershipId == moved && message.Context.Message.Active, Cancel));
    }

    [Fact]
    public async Task The_same_role_at_other_sites_is_a_move_and_nothing_changed_is_none()
    {
        var (_, organization, director) = await app.SomebodyAtWork();
        var site = await app.ASite(organization);
        var (person, _) = await app.APerson();
        var membership = await app.AMembership(organization, person, Roles.PeerLifeCoach);

        Assert.Equal("membership.unchanged", await (await Change(director, organization, membership, "move", new { role = Roles.PeerLifeCoach, allSites = true })).Code());
        var moved = await Id(await Change(director, organization, membership, "move", new { role = Roles.PeerLifeCoach, sites = new[] { site } }));

        var seen = await (await director.Get($"/directory/organizations/{organization}/memberships/{moved}")).Read();
        Assert.Equal(site, seen.GetProperty("sites")[0].GetGuid());
        Assert.Equal("membership.ended", await (await Change(director, organization, membership, "suspension", null, version: 2)).Code());
    }

    [Fact]
    public async Task A_director_moves_nobody_to_another_organization_and_changes_not_their_own_membership()
    {
        var (self, organization, director) = await app.SomebodyAtWork();
        var (person, _) = await app.APerson();
        var membership = await app.AMembership(organization, person, Roles.PeerLifeCoach);
        var own = await app.Query(db => db.Memberships.Where(known => known.PersonId == self).Select(known => known.Id).SingleAsync(Cancel));

        Assert.Equal(HttpStatusCode.NotFound, (await Change(director, organization, membership, "move",
            new { organizationId = await app.AnOrganization(), role = Roles.PeerLifeCoach, allSites = true })).StatusCode);
        Assert.Equal("membership.own", await (await Change(director, organization, own, "suspension", null)).Code());
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Change(director, organization, membership, "suspension", null, version: 7)).StatusCode);
    }

    [Fact]
    public async Task A_suspended_membership_counts_for_nothing_at_once_until_it_is_given_back()
    {
        var (person, organization, program) = await app.SomebodyAtWork(Roles.PeerLifeCoach);
        var membership = await app.Query(db => db.Memberships.Where(known => known.PersonId == person).Select(known => known.Id).SingleAsync(Cancel));
        var administrator = app.Administrator();
        Assert.Equal(HttpStatusCode.OK, (await program.Get("/cohorts")).StatusCode);

        await (await Change(administrator, organization, membership, "suspension", null)).Made();

        Assert.Equal(HttpStatusCode.NotFound, (await program.Get("/cohorts")).StatusCode);
        Assert.Equal("membership.suspended", await (await Change(administrator, organization, membership, "suspension", null, version: 2)).Code());
        Assert.True(await app.Bus.Published.Any<MembershipChanged>(message => message.Context.Message is { Active: false, Version: 2 } && message.Context.Message.MembershipId == membership, Cancel));

        await (await administrator.Delete($"/directory/organizations/{organization}/memberships/{membership}/suspension", "\"v2\"")).Made();

        Assert.Equal(HttpStatusCode.OK, (await program.Get("/cohorts")).StatusCode);
        Assert.Equal("membership.not-suspended", await (await administrator.Delete($"/directory/organizations/{organization}/memberships/{membership}/suspension", "\"v3\"")).Code());
        Assert.True(await app.Bus.Published.Any<MembershipChanged>(message => message.Context.Message is { Active: true, Version: 3 } && message.Context.Message.MembershipId == membership, Cancel));
    }

    [Fact]
    public async Task A_suspended_person_gets_in_nowhere_at_once_and_gets_back_what_they_had()
    {
        var (person, email) = await app.APerson();
        var organization = await app.AnOrganization();
        await app.AMembership(organization, person);
        var (program, browser) = (app.Program(await app.AToken(person), organization), await app.ABrowser(email));
        var administrator = app.Administrator();
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/directory/me")).StatusCode);

        await (await administrator.Post($"/directory/people/{person}/suspension", new { })).Made();

        Assert.NotEqual(HttpStatusCode.OK, (await browser.Get("/directory/me")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.Get("/cohorts")).StatusCode);
        var signIn = await app.Outside().Form("/sign-in", app.Origin, ("user", email), ("password", Given.Password));
        Assert.Equal("/sign-in?code=suspended", signIn.Headers.Location!.ToString());
        await app.Outside().Form("/password/forgot", app.Origin, ("user", email));
        Assert.Empty(await app.MailsTo(email));
        Assert.Equal("person.suspended", await (await administrator.Post($"/directory/people/{person}/suspension", new { })).Code());

        await (await administrator.Delete($"/directory/people/{person}/suspension")).Made();

        Assert.Equal(HttpStatusCode.OK, (await program.Get("/cohorts")).StatusCode);
        Assert.Equal("person.not-suspended", await (await administrator.Delete($"/directory/people/{person}/suspension")).Code());
        var me = (await (await administrator.Get("/directory/me")).Read()).GetProperty("id").GetGuid();
        Assert.Equal("person.self", await (await administrator.Post($"/directory/people/{me}/suspension", new { })).Code());
    }

    private static async Task<Guid> Id(HttpResponseMessage response) => await response.Id();

    private static Task<HttpResponseMessage> Change(
        HttpClient http, Guid organization, Guid membership, string what, object? body, int version = 1)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/directory/organizations/{organization}/memberships/{membership}/{what}")
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        request.Headers.IfMatch.ParseAdd($"\"v{version}\"");
        return http.SendAsync(request, Cancel);
    }
}
