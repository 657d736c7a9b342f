using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Tests.Support;
using Platform.Data;

namespace Platform.Cohorts.Tests.Partners;

public sealed class SetPreferencesTests(CohortsApp app)
{
    private static readonly object Said = new
    {
        interests = new[] { "fishing", "cooking" },
        ownInterests = new[] { " Model trains ", "", "model trains" },
        languages = new[] { "es", "en" },
        freeTimes = new[] { "sat-morning" },
        reach = "town",
        gender = "nonBinary",
        partnerGender = "noPreference",
        remark = "Likes quiet places",
    };

    [Fact]
    public async Task What_a_person_said_is_there_for_who_leads_the_group()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, path) = await APerson(affiliate);
        var coach = affiliate.CoachAt(affiliate.SiteId);

        var empty = await coach.Get(path);
        var response = await coach.Put(path, Said, version: 0);

        Assert.Equal(("0", "[]", ""), (empty.Text("version"), empty.Text("interests"), empty.Text("reach")));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("\"v1\"", response.Headers.ETag!.Tag);
        var found = await affiliate.Director.Get(path);
        Assert.Equal("Given1 F.", found.Text("displayName"));
        Assert.Equal("""["fishing","cooking"]""", found.Text("interests"));
        Assert.Equal("""["Model trains"]""", found.Text("ownInterests"));
        Assert.Equal(("""["es","en"]""", """["sat-morning"]"""), (found.Text("languages"), found.Text("freeTimes")));
        Assert.Equal(
            ("town", "nonBinary", "noPreference", "Likes quiet places"),
            (found.Text("reach"), found.Text("gender"), found.Text("partnerGender"), found.Text("remark")));
        var people = (await affiliate.Partners(cohort)).GetProperty("people").EnumerateArray();
        Assert.Equal(["True", "False"], people.Select(person => person.Text("preferencesKnown")));
    }

    [Fact]
    public async Task The_audit_trail_tells_who_was_shown_what_a_person_wishes()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, path) = await APerson(affiliate);
        var person = (await affiliate.People(cohort))[0];

        await affiliate.CoachAt(affiliate.SiteId).Get(path);

        var line = Assert.Single(await app.Query(null, db => db.Set<AuditEvent>()
            .Where(known => known.ResourceId == person && known.Action == AuditAction.Read).AsNoTracking().ToListAsync()));
        Assert.Equal((affiliate.CoachId, person), (line.ActorId!.Value, line.ParticipantId!.Value));
        Assert.Equal(["name", "preferences"], line.DataCategories);
    }

    [Fact]
    public async Task Everything_may_be_taken_back()
    {
        var affiliate = await app.AnAffiliate();
        var (_, path) = await APerson(affiliate);
        (await affiliate.Director.Put(path, Said, version: 0)).EnsureSuccessStatusCode();

        (await affiliate.Director.Put(path, new { }, version: 1)).EnsureSuccessStatusCode();

        var found = await affiliate.Director.Get(path);
        Assert.Equal(("[]", "[]", "", ""), (found.Text("interests"), found.Text("ownInterests"), found.Text("gender"), found.Text("remark")));
    }

    [Fact]
    public async Task What_is_not_in_the_lists_or_too_much_is_refused_at_its_field()
    {
        var affiliate = await app.AnAffiliate();
        var (_, path) = await APerson(affiliate);

        foreach (var (field, body) in new (string, object)[]
        {
            ("Interests", new { interests = new[] { "no-such" } }),
            ("Interests", new { interests = new string?[] { null } }),
            ("Interests", new { interests = Enumerable.Repeat("fishing", 13) }),
            ("Languages", new { languages = new[] { "xx" } }),
            ("FreeTimes", new { freeTimes = new[] { "sat-night" } }),
            ("OwnInterests", new { ownInterests = new[] { new string('x', 41) } }),
            ("OwnInterests", new { ownInterests = Enumerable.Range(0, 6).Select(number => $"{number}") }),
            ("OwnInterests", new { ownInterests = new[] { "two\nlines" } }),
            ("Remark", new { remark = new string('x', 301) }),
        })
        {
            Assert.Equal([field], await (await affiliate.Director.Put(path, body, version: 0)).Malformed(), StringComparer.OrdinalIgnoreCase);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await affiliate.Director.Put(path, new { gender = "7" }, version: 0)).StatusCode);
    }

    [Fact]
    public async Task Of_two_who_write_the_first_words_at_once_one_is_told()
    {
        var affiliate = await app.AnAffiliate();
        var (_, path) = await APerson(affiliate);

        var responses = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => affiliate.Director.Put(path, Said, version: 0)));

        Assert.Single(responses, response => response.StatusCode is HttpStatusCode.NoContent);
        Assert.Equal(5, responses.Count(response => response.StatusCode is HttpStatusCode.PreconditionFailed));
        await (await affiliate.Director.Put(path, Said)).Refused(HttpStatusCode.PreconditionRequired, "version.missing");
    }

    [Fact]
    public async Task Who_is_not_in_the_group_is_not_found()
    {
        var affiliate = await app.AnAffiliate();
        var (cohort, path) = await APerson(affiliate);
        (await affiliate.Director.Post(path.Replace("preferences", "withdrawal", StringComparison.Ordinal), new { reason = "Moved" }, version: 3))
            .EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.NotFound, await affiliate.Director.Status(path));
        await (await affiliate.Director.Put(path, Said, version: 0)).Refused(HttpStatusCode.NotFound, "request.not-found");
        await (await affiliate.Director.Put($"/cohorts/{cohort}/people/{app.NewId()}/preferences", Said, version: 0))
            .Refused(HttpStatusCode.NotFound, "request.not-found");
    }

    [Fact]
    public async Task A_coach_asks_only_in_the_groups_they_lead()
    {
        var affiliate = await app.AnAffiliate();
        var (_, path) = await APerson(affiliate);

        Assert.Equal(HttpStatusCode.NotFound, await affiliate.AnotherCoach().Status(path));
        await (await affiliate.AnotherCoach().Put(path, Said, version: 0)).Refused(HttpStatusCode.NotFound, "request.not-found");
    }

    [Theory]
    [InlineData("en", "Fishing", "Spanish")]
    [InlineData("es", "Pesca", "Español")]
    public async Task The_lists_are_in_the_readers_language(string language, string interest, string spanish)
    {
        var affiliate = await app.AnAffiliate();

        var found = await (await affiliate.Director.Send(HttpMethod.Get, "/cohorts/partner-choices", null, language: language)).Read();

        Assert.Contains(found.GetProperty("interests").EnumerateArray(), item => (item.Text("code"), item.Text("title")) == ("fishing", interest));
        Assert.Contains(found.GetProperty("languages").EnumerateArray(), item => (item.Text("code"), item.Text("title")) == ("es", spanish));
        Assert.Equal(21, found.GetProperty("freeTimes").GetArrayLength());
    }

    private static async Task<(Guid Cohort, string Path)> APerson(Affiliate affiliate)
    {
        var cohort = await affiliate.ACohort(people: 2);
        return (cohort, $"/cohorts/{cohort}/people/{(await affiliate.People(cohort))[0]}/preferences");
    }
}
