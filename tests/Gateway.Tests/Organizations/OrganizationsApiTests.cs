using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Directory;
using Platform.Data;
using Platform.Gateway.AccessTokens;
using Platform.Gateway.Organizations;
using Platform.Gateway.Tests.Support;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Gateway.Tests.Organizations;

public sealed class OrganizationsApiTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registering_one_with_a_site_and_a_member_tells_the_others()
    {
        var (organization, site, membership) = (app.NewId(), app.NewId(), app.NewId());
        var administrator = app.Administrator();
        var (person, _) = await app.APerson();

        await (await administrator.Post(
            "/directory/organizations", new { id = organization, name = " Harbor Peers ", kind = "nami-group" })).Made();
        await (await administrator.Post(
            $"/directory/organizations/{organization}/sites", new { id = site, name = "Pier", timeZone = "America/Chicago" })).Made();
        await (await administrator.Post(
            $"/directory/organizations/{organization}/memberships",
            new { id = membership, personId = person, role = Roles.PeerLifeCoach, allSites = false, sites = new[] { site } })).Made();

        await Told<OrganizationRegistered>(told =>
            told == new OrganizationRegistered(organization, "Harbor Peers", "nami-group", 1, app.Clock.GetUtcNow()));
        await Told<SiteOpened>(told =>
            told == new SiteOpened(organization, site, "Pier", "America/Chicago", 1, app.Clock.GetUtcNow()));
        await Told<MembershipChanged>(told =>
            told.MembershipId == membership
            && told.PersonId == person
            && told.Name == "Marisol Vega"
            && told.Sites.Contains(site)
            && told is { AllSites: false, Active: true, Version: 1 });

        // The harness gives up as soon as its bus was quiet for a moment, which a busy machine's relay may be.
        Task Told<T>(Func<T, bool> expected)
            where T : class => Eventually.True(() => app.Bus.Published.Any<T>(sent => expected(sent.Context.Message), Cancel));
    }

    [Fact]
    public async Task What_brings_an_id_that_is_there_changes_nothing()
    {
        var administrator = app.Administrator();
        var organization = await app.AnOrganization();
        var site = await app.ASite(organization);
        var (person, email) = await app.APerson();
        var membership = await app.AMembership(organization, person);

        await Refused("organization.exists", "/directory/organizations", new { id = organization, name = "Other", kind = "other" });
        await Refused("site.exists", $"/directory/organizations/{organization}/sites", new { id = site, name = "Other", timeZone = "America/New_York" });
        await Refused("person.exists", "/directory/people", new { id = person, givenName = "A", familyName = "B", email });
        await Refused("membership.exists", $"/directory/organizations/{organization}/memberships",
            new { id = membership, personId = person, role = Roles.CaseManager, allSites = true });
        await Refused("membership.held", $"/directory/organizations/{organization}/memberships",
            new { personId = person, role = Roles.ProgramDirector, allSites = true });
        await Refused("membership.person-unknown", $"/directory/organizations/{organization}/memberships",
            new { personId = app.NewId(), role = Roles.ProgramDirector, allSites = true });
        await Refused("site.name-taken", $"/directory/organizations/{organization}/sites", new { name = "Eastside", timeZone = "America/New_York" });
        await Refused("site.time-zone-unknown", $"/directory/organizations/{organization}/sites", new { name = "Far", timeZone = "Mars/Olympus" });
        await Refused("site.time-zone-unknown", $"/directory/organizations/{organization}/sites", new { name = "Far", timeZone = "Eastern Standard Time" });
        await Refused("organization.one-centre", "/directory/organizations", new { name = "Second", kind = "national-centre" });

        async Task Refused(string code, string path, object body)
        {
            var response = await administrator.Post(path, body);
            Assert.Equal((code, HttpStatusCode.Conflict), (code, response.StatusCode));
            Assert.Equal(code, await response.Code());
        }
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_by_field()
    {
        var administrator = app.Administrator();
        var path = $"/directory/organizations/{await app.AnOrganization()}";
        await Invalid("/directory/organizations", new { name = "x", kind = "other" });
        await Invalid("/directory/organizations", new { name = new string('x', 201), kind = "other" });
        await Invalid("/directory/organizations", new { id = Guid.Parse("8c7d6f9e-3f47-4d6a-9a58-0a3e3f7a2b11"), name = "Version 4", kind = "other" });
        await Invalid("/directory/organizations", new { kind = "other" });
        await Invalid($"{path}/sites", new { name = "East" });
        await Invalid($"{path}/memberships", new { role = Roles.ProgramDirector, allSites = true });
        await Invalid($"{path}/memberships", new { personId = app.NewId(), role = Roles.ProgramDirector, sites = Enumerable.Repeat(app.NewId(), 201) });

        async Task Invalid(string where, object body)
        {
            var response = await administrator.Post(where, body);
            Assert.Equal((where, HttpStatusCode.BadRequest), (where, response.StatusCode));
            Assert.Equal("request.invalid", await response.Code());
        }
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var (administrator, none) = (app.Administrator(), app.NewId());
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Get($"/directory/organizations/{none}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Post(
            $"/directory/organizations/{none}/sites", new { name = "East", timeZone = "America/New_York" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Post(
            $"/directory/organizations/{none}/memberships", new { personId = none, role = Roles.CaseManager, allSites = true })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Delete($"/directory/organizations/{none}/memberships/{none}", "\"v1\"")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Get("/directory/nothing")).StatusCode);
    }

    [Fact]
    public async Task Is_shown_to_its_members_and_to_administrators_alone()
    {
        var (_, organization, member) = await app.SomebodyAtWork();
        var site = await app.ASite(organization, "Westside");
        var (_, _, stranger) = await app.SomebodyAtWork();

        foreach (var http in new[] { member, app.Administrator() })
        {
            var response = await http.Get($"/directory/organizations/{organization}");
            Assert.Equal("\"v1\"", response.Header("ETag"));
            var shown = (await response.Read()).GetProperty("sites")[0];
            Assert.Equal((site, "Westside", "America/New_York"), (
                shown.GetProperty("id").GetGuid(), shown.GetProperty("name").GetString(), shown.GetProperty("timeZone").GetString()));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get($"/directory/organizations/{organization}")).StatusCode);
    }

    [Fact]
    public async Task Are_listed_by_name_a_page_at_a_time()
    {
        foreach (var name in new[] { "zebra Peers", "Árbol Peers", "apple Peers" }) await app.AnOrganization(name);
        var (administrator, names, after) = (app.Administrator(), new List<string>(), "");
        do
        {
            var page = await (await administrator.Get($"/directory/organizations?take=2&after={after}")).Read();
            names.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        Assert.Equal(names.Count, await app.Query(db => db.Organizations.CountAsync(Cancel)));
        Assert.Equal(["apple Peers", "Árbol Peers", "zebra Peers"], names.Where(name => name is "zebra Peers" or "Árbol Peers" or "apple Peers"));
        Assert.Equal("page.unknown", await (await administrator.Get("/directory/organizations?after=nonsense")).Code());
        Assert.Equal(HttpStatusCode.BadRequest, (await administrator.Get("/directory/organizations?take=101")).StatusCode);
    }

    [Theory]
    [InlineData("lantern", "Lantern 100% Peers, Old lantern_House")]
    [InlineData("100%", "Lantern 100% Peers")]
    [InlineData("rn_h", "Old lantern_House")]
    [InlineData("lantern\\", "")]
    public async Task Are_found_by_a_part_of_the_name_in_which_no_sign_means_anything(string part, string found)
    {
        foreach (var name in new[] { "Lantern 100% Peers", "Old lantern_House" })
            if (!await app.Query(db => db.Organizations.AnyAsync(known => known.Name == name, Cancel))) await app.AnOrganization(name);

        var page = await (await app.Administrator().Get($"/directory/organizations?search={Uri.EscapeDataString(part)}")).Read();

        Assert.Equal(found, string.Join(", ", page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString())));
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await app.Administrator().Get($"/directory/organizations?search={new string('x', 500)}")).StatusCode);
    }

    [Fact]
    public async Task Members_are_listed_while_they_are_and_looked_up_after()
    {
        var organization = await app.AnOrganization();
        var administrator = app.Administrator();
        var memberships = new List<Guid>();
        for (var i = 0; i < 3; i++) memberships.Add(await app.AMembership(organization, (await app.APerson(null)).Id));
        var path = $"/directory/organizations/{organization}/memberships";

        await (await administrator.Delete($"{path}/{memberships[1]}", "\"v1\"")).Made();

        var first = await (await administrator.Get($"{path}?take=1")).Read();
        var second = await (await administrator.Get($"{path}?take=1&after={first.GetProperty("next").GetString()}")).Read();
        Assert.Equal(
            new[] { memberships[0], memberships[2] }.Order(),
            new[] { first, second }.Select(page => page.GetProperty("items")[0].GetProperty("id").GetGuid()));
        Assert.Null(second.GetProperty("next").GetString());
        var ended = await administrator.Get($"{path}/{memberships[1]}");
        Assert.Equal("\"v2\"", ended.Header("ETag"));
        Assert.NotNull((await ended.Read()).GetProperty("endedAt").GetString());
    }

    [Fact]
    public async Task Ending_a_membership_needs_the_version_seen_and_the_second_writer_is_told()
    {
        var organization = await app.AnOrganization();
        var membership = await app.AMembership(organization, (await app.APerson()).Id);
        var (administrator, path) = (app.Administrator(), $"/directory/organizations/{organization}/memberships/{membership}");

        Assert.Equal((HttpStatusCode)428, (await administrator.Delete(path)).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await administrator.Delete(path, "\"v7\"")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await administrator.Delete(path, "\"v1\"")).StatusCode);
        var second = await administrator.Delete(path, "\"v1\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, second.StatusCode);
        Assert.Equal("version.stale", await second.Code());
        Assert.Equal("membership.ended", await (await administrator.Delete(path, "\"v2\"")).Code());
        Assert.True(await app.Bus.Published.Any<MembershipChanged>(m =>
            m.Context.Message.MembershipId == membership && m.Context.Message is { Active: false, Version: 2 }, Cancel));
    }

    [Fact]
    public async Task Of_two_writers_within_one_moment_one_is_told()
    {
        var organization = await app.AnOrganization();
        var membership = await app.AMembership(organization, (await app.APerson()).Id);

        await app.Query(async first =>
        {
            var mine = await first.Memberships.SingleAsync(m => m.Id == membership, Cancel);
            var person = await first.People.SingleAsync(p => p.Id == mine.PersonId, Cancel);
            await (await app.Administrator().Delete($"/directory/organizations/{organization}/memberships/{membership}", "\"v1\"")).Made();

            mine.End(person, app.Clock.GetUtcNow());

            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => first.SaveChangesAsync(Cancel));
            return true;
        });
    }

    [Fact]
    public async Task Lists_follow_their_indexes() => await app.Query(async db =>
    {
        // Against a handful of rows the planner reads them all: here it may not, and shows whether it could do otherwise.
        await db.Database.OpenConnectionAsync(Cancel);
        await db.Database.ExecuteSqlAsync($"SET enable_seqscan = off", Cancel);
        await db.Database.ExecuteSqlAsync($"SET enable_sort = off", Cancel);
        var after = Page.Of<ListOrganizations.Key, ListOrganizations.Key>(
            [new("Harbor Peers", app.NewId()), new("x", app.NewId())], 1, key => key).Next;

        Assert.Contains("ix_organizations_name_id", await QueryPlan.Of(db, ListOrganizations.Query(db, null, after, 25), Cancel), StringComparison.Ordinal);
        Assert.Contains(
            "ix_memberships_organization_id_id",
            await QueryPlan.Of(db, ListMemberships.Query(db, app.NewId(), SiteScope.Everywhere, null, 25), Cancel),
            StringComparison.Ordinal);
        Assert.Contains(
            "ix_personal_access_tokens_person_id_id",
            await QueryPlan.Of(db, ListAccessTokens.Query(db, app.NewId(), null, 25), Cancel),
            StringComparison.Ordinal);
        return true;
    });

    [Fact]
    public async Task A_role_can_be_given_again_after_its_end()
    {
        var organization = await app.AnOrganization();
        var (person, _) = await app.APerson();
        var first = await app.AMembership(organization, person);
        await (await app.Administrator().Delete($"/directory/organizations/{organization}/memberships/{first}", "\"v1\"")).Made();

        Assert.NotEqual(first, await app.AMembership(organization, person));
    }
}
