using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Partners;

public sealed class EndPairTests(CohortsApp app)
{
    [Fact]
    public async Task Who_is_ready_goes_alone_and_the_one_left_has_another_partner_in_the_same_situation()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, p, pairs) = await affiliate.WithPartners(people: 6);

        foreach (var (pair, ready, version) in new[] { (pairs[0], p[0], 1), (pairs[2], p[4], 2) })
        {
            var response = await affiliate.CoachAt(affiliate.SiteId).Post(
                $"/cohorts/{cohort}/partners/{pair}/ending", new { reason = "readyForSolo", ready = new[] { ready }, note = "Took the bus" }, version);
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        }

        Assert.Equal(
            ["goesAlone", "withoutPartner", "withPartner", "withPartner", "goesAlone", "withoutPartner"],
            (await affiliate.Partners(cohort)).GetProperty("people").EnumerateArray().Select(person => person.Text("situation")));
        var proposal = await affiliate.Director.Get($"/cohorts/{cohort}/partners/proposal");
        Assert.Equal([[p[2], p[3]], [p[1], p[5]]], proposal.GetProperty("groups").Groups());
        Assert.Contains(proposal.GetProperty("groups")[1].GetProperty("reasons").EnumerateArray(), reason => reason.Text("kind") == "sameSituation");
    }

    [Fact]
    public async Task Earlier_partners_are_listed_with_how_it_ended_the_latest_first()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, p, pairs) = await affiliate.WithPartners();
        (await affiliate.Director.Put(
            $"/cohorts/{cohort}/partners/{pairs[0]}/concern", new { seen = "They argue", action = "Talked" }, version: 1)).EnsureSuccessStatusCode();
        (await affiliate.Director.Post(
            $"/cohorts/{cohort}/partners/{pairs[0]}/ending", new { reason = "notWorkingWell", note = "Both want a change" }, version: 2)).EnsureSuccessStatusCode();
        (await affiliate.Offer(cohort, [[p[0], p[2]], [p[1], p[3]]])).EnsureSuccessStatusCode();

        var first = await affiliate.Director.Get($"/cohorts/{cohort}/partners/earlier?take=1");
        var second = await affiliate.Director.Get($"/cohorts/{cohort}/partners/earlier?take=1&after={first.Text("next")}");

        var items = first.Items().Concat(second.Items()).OrderBy(item => item.Text("ending"), StringComparer.Ordinal).ToArray();
        Assert.Equal(["notWorkingWell", "rearranged"], items.Select(item => item.Text("ending")));
        Assert.Equal(("Both want a change", "They argue"), (items[0].Text("note"), items[0].GetProperty("concern").Text("seen")));
        Assert.Equal(["Given1 F.", "Given2 F."], items[0].GetProperty("members").EnumerateArray().Select(member => member.Text("displayName")));
        Assert.Equal("", second.Text("next"));
    }

    [Fact]
    public async Task Says_which_rule_refused_it()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, _, pairs) = await affiliate.WithPartners();
        var path = $"/cohorts/{cohort}/partners/{pairs[0]}/ending";

        await (await affiliate.Director.Post(path, new { reason = "readyForSolo" }, version: 1)).Refused(HttpStatusCode.Conflict, "partners.who-is-ready");
        (await affiliate.Director.Post(path, new { reason = "rearranged" }, version: 1)).EnsureSuccessStatusCode();
        await (await affiliate.Director.Post(path, new { reason = "rearranged" }, version: 2)).Refused(HttpStatusCode.Conflict, "partners.pair-ended");
    }

    [Fact]
    public async Task Wants_a_reason_there_is_a_pair_and_the_version_seen()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, _, pairs) = await affiliate.WithPartners();
        var path = $"/cohorts/{cohort}/partners/{pairs[0]}/ending";

        Assert.Single(await (await affiliate.Director.Post(path, new { }, version: 1)).Malformed());
        Assert.Single(await (await affiliate.Director.Post(path, new { reason = "rearranged", note = new string('x', 501) }, version: 1)).Malformed());
        Assert.Equal(HttpStatusCode.BadRequest, (await affiliate.Director.Post(path, new { reason = "leftGroup" }, version: 1)).StatusCode);
        await (await affiliate.Director.Post(path, new { reason = "rearranged" }, version: 7)).Refused(HttpStatusCode.PreconditionFailed, "version.stale");
        await (await affiliate.Director.Post($"/cohorts/{cohort}/partners/{app.NewId()}/ending", new { reason = "rearranged" }, version: 1))
            .Refused(HttpStatusCode.NotFound, "request.not-found");
    }

    [Fact]
    public async Task Who_goes_alone_may_want_a_partner_again()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, p, pairs) = await affiliate.WithPartners();
        (await affiliate.Director.Post(
            $"/cohorts/{cohort}/partners/{pairs[0]}/ending", new { reason = "readyForSolo", ready = p[..2] }, version: 1)).EnsureSuccessStatusCode();

        var response = await affiliate.Director.Send(HttpMethod.Delete, $"/cohorts/{cohort}/going-alone/{p[1]}", null, version: 2);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(
            ["goesAlone", "withoutPartner", "withPartner", "withPartner"],
            (await affiliate.Partners(cohort)).GetProperty("people").EnumerateArray().Select(person => person.Text("situation")));
        await (await affiliate.Director.Send(HttpMethod.Delete, $"/cohorts/{cohort}/going-alone/{p[1]}", null, version: 3))
            .Refused(HttpStatusCode.NotFound, "request.not-found");
    }
}
