using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Partners;

public sealed class OfferPartnersTests(CohortsApp app)
{
    [Fact]
    public async Task What_is_offered_are_the_partners_and_who_is_over_is_without_one()
    {
        var affiliate = await app.AnAffiliate();
        var cohort = await affiliate.ACohort(people: 5);
        var p = await affiliate.People(cohort);

        var response = await affiliate.CoachAt(affiliate.SiteId).Post(
            $"/cohorts/{cohort}/partners", new { groups = new[] { new[] { p[1], p[0] }, [p[2], p[3]] } }, version: 0);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("\"v1\"", response.Headers.ETag!.Tag);
        var found = await affiliate.Partners(cohort);
        Assert.Equal([[p[0], p[1]], [p[2], p[3]]], found.GetProperty("pairs").Groups());
        Assert.Equal(
            ["withPartner", "withPartner", "withPartner", "withPartner", "withoutPartner"],
            found.GetProperty("people").EnumerateArray().Select(person => person.Text("situation")));
    }

    [Fact]
    public async Task A_repeated_offer_is_one()
    {
        var affiliate = await app.AnAffiliate();
        var cohort = await affiliate.ACohort(people: 2);
        var p = await affiliate.People(cohort);

        var first = await affiliate.Offer(cohort, [p], version: 0, key: $"offer-{cohort}");
        var second = await affiliate.Offer(cohort, [p], version: 0, key: $"offer-{cohort}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Single((await affiliate.Partners(cohort)).GetProperty("pairs").EnumerateArray());
    }

    [Fact]
    public async Task The_second_of_two_writers_is_told_so_the_first_time_too()
    {
        var affiliate = await app.AnAffiliate();
        var cohort = await affiliate.ACohort(people: 4);
        var p = await affiliate.People(cohort);

        var responses = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => affiliate.Offer(cohort, [[p[0], p[1]]], version: 0)));

        Assert.Single(responses, response => response.StatusCode is HttpStatusCode.OK);
        Assert.Equal(5, responses.Count(response => response.StatusCode is HttpStatusCode.PreconditionFailed));
        Assert.Equal(["1"], await (await affiliate.Offer(cohort, [[p[0], p[2]]], version: 0)).Refused(HttpStatusCode.PreconditionFailed, "version.stale"));
        await (await affiliate.Director.Post($"/cohorts/{cohort}/partners", new { groups = new[] { p[..2] } }))
            .Refused(HttpStatusCode.PreconditionRequired, "version.missing");
    }

    [Fact]
    public async Task Says_which_rule_refused_it()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, p, pairs) = await affiliate.WithPartners();
        (await affiliate.Director.Put($"/cohorts/{cohort}/partners/{pairs[0]}/lock", new { locked = true }, version: 1)).EnsureSuccessStatusCode();

        await (await affiliate.Offer(cohort, [[p[0], p[1]], [p[1], p[2]]])).Refused(HttpStatusCode.Conflict, "partners.named-twice");
        await (await affiliate.Offer(cohort, [[p[0], app.NewId()]])).Refused(HttpStatusCode.Conflict, "partners.not-in-group");
        await (await affiliate.Offer(cohort, [[p[0], p[2]], [p[1], p[3]]])).Refused(HttpStatusCode.Conflict, "partners.pair-locked");
        (await affiliate.Director.Post($"/cohorts/{cohort}/kept-apart", new { first = p[0], second = p[2], reason = "Asked" }, version: 2)).EnsureSuccessStatusCode();
        await (await affiliate.Offer(cohort, [[p[0], p[2]]])).Refused(HttpStatusCode.Conflict, "partners.kept-apart");
    }

    [Fact]
    public async Task Partners_are_two_or_three_different_people()
    {
        var affiliate = await app.AnAffiliate();
        var cohort = await affiliate.ACohort(people: 4);
        var p = await affiliate.People(cohort);

        foreach (var groups in new object?[] { null, Array.Empty<Guid[]>(), new[] { p[..1] }, new[] { p }, new[] { new[] { p[0], p[0] } }, new Guid[]?[] { null } })
            Assert.Single(await (await affiliate.Director.Post($"/cohorts/{cohort}/partners", new { groups }, version: 0)).Malformed());
    }
}
