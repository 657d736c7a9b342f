using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Partners;

public sealed class KeepApartTests(CohortsApp app)
{
    [Fact]
    public async Task Who_are_kept_apart_stand_there_with_the_reason_until_they_may_be_partners_again()
    {
        var affiliate = await app.AnAffiliate();
        var cohort = await affiliate.ACohort(people: 2);
        var p = await affiliate.People(cohort);
        var coach = affiliate.CoachAt(affiliate.SiteId);

        var kept = await coach.Post($"/cohorts/{cohort}/kept-apart", new { first = p[1], second = p[0], reason = "Asked for it" }, version: 0);

        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        var apart = Assert.Single((await affiliate.Partners(cohort)).GetProperty("keptApart").EnumerateArray());
        Assert.Equal(((await kept.Read()).Id(), "Asked for it", "2026-03-02"), (apart.Id(), apart.Text("reason"), apart.Text("since")));

        var path = $"/cohorts/{cohort}/kept-apart/{apart.Id()}";
        Assert.Equal(HttpStatusCode.NoContent, (await coach.Send(HttpMethod.Delete, path, null, version: 1)).StatusCode);
        Assert.Empty((await affiliate.Partners(cohort)).GetProperty("keptApart").EnumerateArray());
        await (await coach.Send(HttpMethod.Delete, path, null, version: 2)).Refused(HttpStatusCode.NotFound, "request.not-found");
    }

    [Fact]
    public async Task Says_which_rule_refused_it()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, p, _) = await affiliate.WithPartners();

        foreach (var (first, second, code) in new[]
        {
            (p[0], p[0], "partners.same-person"),
            (p[0], app.NewId(), "partners.not-in-group"),
            (p[0], p[1], "partners.are-partners"),
        })
        {
            await (await affiliate.Director.Post($"/cohorts/{cohort}/kept-apart", new { first, second, reason = "Asked" }, version: 1))
                .Refused(HttpStatusCode.Conflict, code);
        }

        (await affiliate.Director.Post($"/cohorts/{cohort}/kept-apart", new { first = p[0], second = p[2], reason = "Asked" }, version: 1)).EnsureSuccessStatusCode();
        await (await affiliate.Director.Post($"/cohorts/{cohort}/kept-apart", new { first = p[2], second = p[0], reason = "Asked" }, version: 2))
            .Refused(HttpStatusCode.Conflict, "partners.kept-apart-already");
    }

    [Fact]
    public async Task Wants_two_people_a_reason_and_the_version_seen_and_happens_once()
    {
        var affiliate = await app.AnAffiliate();
        var cohort = await affiliate.ACohort(people: 2);
        var p = await affiliate.People(cohort);
        var path = $"/cohorts/{cohort}/kept-apart";
        var asked = new { first = p[0], second = p[1], reason = "Asked" };

        Assert.Equal(3, (await (await affiliate.Director.Post(path, new { }, version: 0)).Malformed()).Length);
        Assert.Single(await (await affiliate.Director.Post(path, new { first = p[0], second = p[1], reason = new string('x', 501) }, version: 0)).Malformed());
        await (await affiliate.Director.Post(path, asked, version: 3)).Refused(HttpStatusCode.PreconditionFailed, "version.stale");

        var (first, again) = (await affiliate.Director.Post(path, asked, version: 0, key: $"apart-{cohort}"), await affiliate.Director.Post(path, asked, version: 0, key: $"apart-{cohort}"));
        Assert.Equal((await first.Read()).Id(), (await again.Read()).Id());
    }
}
