using System.Net;
using System.Text.Json;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Partners;

public sealed class ProposePartnersTests(CohortsApp app)
{
    [Fact]
    public async Task Proposes_who_share_most_with_the_reasons_in_words_and_no_score()
    {
        var affiliate = await app.AnAffiliate();
        var cohort = await affiliate.ACohort(people: 4);
        var p = await affiliate.People(cohort);
        await affiliate.Likes(cohort, p[0], interests: ["fishing", "chess"], freeTimes: ["sat-morning"], languages: ["en", "es"]);
        await affiliate.Likes(cohort, p[2], interests: ["fishing"], ownInterests: ["Kites"], freeTimes: ["sat-morning"], languages: ["es"]);
        await affiliate.Likes(cohort, p[1], interests: ["dancing"], remark: "Likes short outings");

        var found = await Propose(affiliate.CoachAt(affiliate.SiteId), cohort, language: "es");

        Assert.Equal([[p[0], p[2]], [p[1], p[3]]], found.GetProperty("groups").Groups());
        Assert.Equal(("4", "3", "1"), (found.Text("free"), found.Text("ways"), found.Text("sharedInterests")));
        var (strong, unknown) = (found.GetProperty("groups")[0], found.GetProperty("groups")[1]);
        Assert.Equal(("strong", "notKnown"), (strong.Text("fit"), unknown.Text("fit")));
        Assert.Equal(
            ["sharedInterests Pesca", "sharedTimes sat-morning", "sharedLanguages Español"], Reasons(strong));
        Assert.Equal(["nothingKnown ", "remark Likes short outings"], Reasons(unknown));
        Assert.DoesNotContain("weight", $"{found}", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("score", $"{found}", StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Partners_stay_together_unless_everything_is_to_be_anew()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, p, _) = await affiliate.WithPartners();

        var staying = await Propose(affiliate.Director, cohort);
        var anew = await Propose(affiliate.Director, cohort, "?fresh=true");
        var half = await Propose(affiliate.Director, cohort, $"?keep={p[2]}.{p[3]}");

        Assert.Equal([[p[0], p[1]], [p[2], p[3]]], staying.GetProperty("groups").Groups());
        Assert.All(staying.GetProperty("groups").EnumerateArray(), group => Assert.Equal(("True", "2026-03-02"), (group.Text("kept"), group.Text("since"))));
        // Who were partners before cost something, so that without other reasons there are new ones.
        Assert.DoesNotContain(anew.GetProperty("groups").Groups(), group => group.Contains(p[0]) && group.Contains(p[1]));
        Assert.All(anew.GetProperty("groups").EnumerateArray(), group => Assert.Equal("True", group.Text("newToEachOther")));
        Assert.Equal(["True", "False"], half.GetProperty("groups").EnumerateArray().Select(group => group.Text("kept")));
        Assert.Equal("1", half.Text("ways"));
    }

    [Fact]
    public async Task A_locked_pair_is_kept_whatever_is_asked()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, p, pairs) = await affiliate.WithPartners();
        (await affiliate.Director.Put($"/cohorts/{cohort}/partners/{pairs[0]}/lock", new { locked = true }, version: 1)).EnsureSuccessStatusCode();

        var found = await Propose(affiliate.Director, cohort, "?fresh=true");

        Assert.Equal([[p[0], p[1]], [p[2], p[3]]], found.GetProperty("groups").Groups());
        Assert.Equal(["True", "False"], found.GetProperty("groups").EnumerateArray().Select(group => group.Text("locked")));
    }

    [Fact]
    public async Task An_odd_number_is_three_or_one_who_goes_with_the_coach()
    {
        var affiliate = await app.AnAffiliate();
        var cohort = await affiliate.ACohort(people: 5);

        var three = await Propose(affiliate.Director, cohort);
        var coach = await Propose(affiliate.Director, cohort, "?odd=coach");

        Assert.Equal([2, 3], three.GetProperty("groups").Groups().Select(group => group.Length).Order());
        Assert.Empty(three.GetProperty("alone").EnumerateArray());
        Assert.Equal([2, 2], coach.GetProperty("groups").Groups().Select(group => group.Length));
        Assert.Equal("oddNumber", Assert.Single(coach.GetProperty("alone").EnumerateArray()).Text("because"));
        Assert.Equal(HttpStatusCode.BadRequest, await affiliate.Director.Status($"/cohorts/{cohort}/partners/proposal?odd=nobody"));
    }

    [Fact]
    public async Task Who_are_kept_apart_are_not_proposed_and_who_is_left_is_named_with_the_reason()
    {
        var affiliate = await app.AnAffiliate();
        var cohort = await affiliate.ACohort(people: 4);
        var p = await affiliate.People(cohort);
        foreach (var (other, version) in new[] { (p[1], 0), (p[2], 1), (p[3], 2) })
        {
            (await affiliate.Director.Post($"/cohorts/{cohort}/kept-apart", new { first = p[0], second = other, reason = "Asked for it" }, version))
                .EnsureSuccessStatusCode();
        }

        var found = await Propose(affiliate.Director, cohort);

        Assert.Equal([[p[1], p[2], p[3]]], found.GetProperty("groups").Groups());
        var left = Assert.Single(found.GetProperty("alone").EnumerateArray());
        Assert.Equal((p[0], "keptApart"), (left.GetProperty("participantId").GetGuid(), left.Text("because")));
        Assert.Equal(["Given2 F.", "Given3 F.", "Given4 F."], left.GetProperty("keptApartFrom").EnumerateArray().Select(member => member.Text("displayName")));
        Assert.DoesNotContain("Asked for it", $"{found}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_in_another_group_holds_here_too()
    {
        var affiliate = await app.AnAffiliate();
        var (here, there) = (await affiliate.ACohort(people: 2), await affiliate.ACohort());
        var p = await affiliate.People(here);
        foreach (var (person, version) in new[] { (p[0], 1), (p[1], 2) })
        {
            (await affiliate.Director.Post($"/cohorts/{there}/people", new { participantId = person, givenName = "Same", familyName = "Person" }, version))
                .EnsureSuccessStatusCode();
        }

        (await affiliate.Director.Post($"/cohorts/{there}/kept-apart", new { first = p[0], second = p[1], reason = "Asked for it" }, version: 0))
            .EnsureSuccessStatusCode();

        Assert.Empty((await Propose(affiliate.Director, here)).GetProperty("groups").EnumerateArray());
        await (await affiliate.Offer(here, [p])).Refused(HttpStatusCode.Conflict, "partners.kept-apart");
        var apart = Assert.Single((await affiliate.Partners(here)).GetProperty("keptApart").EnumerateArray());
        Assert.Equal(("", ""), (apart.Text("id"), apart.Text("reason")));
    }

    [Fact]
    public async Task A_change_by_hand_is_shown_before_it_is_made()
    {
        var affiliate = await app.AnAffiliate();
        var cohort = await affiliate.ACohort(people: 4);
        var p = await affiliate.People(cohort);
        (await affiliate.Director.Post($"/cohorts/{cohort}/kept-apart", new { first = p[1], second = p[3], reason = "Asked for it" }, version: 0))
            .EnsureSuccessStatusCode();

        var changed = await Propose(affiliate.Director, cohort, $"?pair={p[0]}.{p[1]}&pair={p[2]}.{p[3]}&put={p[0]}&with={p[2]}");

        Assert.Equal([[p[0], p[2]], [p[1], p[3]]], changed.GetProperty("groups").Groups());
        Assert.Equal(["False", "True"], changed.GetProperty("groups").EnumerateArray().Select(group => group.Text("keptApart")));
        Assert.Equal("1", changed.Text("version"));
        Assert.Empty((await affiliate.Partners(cohort)).GetProperty("pairs").EnumerateArray());
        Assert.Equal(HttpStatusCode.BadRequest, await affiliate.Director.Status($"/cohorts/{cohort}/partners/proposal?pair=nobody"));
    }

    [Fact]
    public async Task Who_left_or_goes_alone_is_not_in_a_proposal()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, p, pairs) = await affiliate.WithPartners(people: 6);
        (await affiliate.Director.Post(
            $"/cohorts/{cohort}/partners/{pairs[0]}/ending", new { reason = "readyForSolo", ready = new[] { p[0] } }, version: 1)).EnsureSuccessStatusCode();
        (await affiliate.Director.Post($"/cohorts/{cohort}/people/{p[2]}/withdrawal", new { reason = "Moved away" }, version: 7)).EnsureSuccessStatusCode();

        var found = await Propose(affiliate.Director, cohort);

        Assert.Equal([[p[4], p[5]], [p[1], p[3]]], found.GetProperty("groups").Groups());
        Assert.Equal(["Given1 F."], found.GetProperty("goingAlone").EnumerateArray().Select(person => person.Text("displayName")));
    }

    [Fact]
    public async Task More_people_than_can_be_arranged_at_once_are_kept_together_first()
    {
        var affiliate = await app.AnAffiliate();
        var cohort = await affiliate.ACohort(people: 18);
        var p = await affiliate.People(cohort);

        var all = await Propose(affiliate.Director, cohort);
        var some = await Propose(affiliate.Director, cohort, $"?keep={p[0]}.{p[1]}");

        Assert.Empty(all.GetProperty("groups").EnumerateArray());
        Assert.All(all.GetProperty("alone").EnumerateArray(), left => Assert.Equal("tooMany", left.Text("because")));
        Assert.Equal(9, some.GetProperty("groups").GetArrayLength());
    }

    private static async Task<JsonElement> Propose(HttpClient caller, Guid cohort, string query = "", string language = "en")
    {
        var response = await caller.Send(HttpMethod.Get, $"/cohorts/{cohort}/partners/proposal{query}", null, language: language);
        return await response.EnsureSuccessStatusCode().Read();
    }

    private static IEnumerable<string> Reasons(JsonElement group) => group.GetProperty("reasons").EnumerateArray()
        .Select(reason => $"{reason.Text("kind")} {string.Join(", ", reason.GetProperty("words").EnumerateArray())}");
}
