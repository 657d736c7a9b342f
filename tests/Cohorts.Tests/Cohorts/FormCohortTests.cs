using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Cohorts;

public sealed class FormCohortTests(CohortsApp app)
{
    [Fact]
    public async Task A_group_is_formed_under_the_id_that_the_caller_chose()
    {
        var affiliate = await app.AnAffiliate();
        var id = app.NewId();

        var response = await affiliate.Director.Post("/cohorts", affiliate.Form(id: id, name: "  Tuesday group "));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal($"/cohorts/{id}", response.Headers.Location!.OriginalString);
        Assert.Equal("\"v1\"", response.Headers.ETag!.Tag);
        var found = await affiliate.Director.Get($"/cohorts/{id}");
        Assert.Equal("Tuesday group", found.Text("name"));
        Assert.Equal("forming", found.Text("state"));
        Assert.Equal("Elm Street", found.Text("siteName"));
        Assert.Equal("America/New_York", found.Text("timeZone"));
        Assert.Equal(Affiliate.CoachName, found.Text("coachName"));
        Assert.Equal("2026-03-10", found.Text("firstMeetingOn"));
        Assert.Equal("14:00", found.Text("meetingTime"));
        Assert.Equal("2027-03-02", found.Text("endsOn"));
        Assert.Equal("1", found.Text("templateVersion"));
        Assert.Equal("1", found.Text("version"));
    }

    [Fact]
    public async Task A_repeated_request_gets_the_first_answer_and_forms_nothing()
    {
        var affiliate = await app.AnAffiliate();
        var (form, key) = (affiliate.Form(), "form-once");

        var first = await affiliate.Director.Post("/cohorts", form, key: key);
        var second = await affiliate.Director.Post("/cohorts", form, key: key);

        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.Equal((await first.Read()).Id(), (await second.Read()).Id());
        Assert.Single((await affiliate.Director.Get("/cohorts")).Items());
    }

    [Fact]
    public async Task Wants_an_idempotency_key()
    {
        var affiliate = await app.AnAffiliate();

        var response = await affiliate.Director.Send(HttpMethod.Post, "/cohorts", affiliate.Form());

        await response.Refused(HttpStatusCode.BadRequest, "idempotency.key-missing");
    }

    [Fact]
    public async Task An_id_is_taken_once()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();

        var response = await affiliate.Director.Post("/cohorts", affiliate.Form(id: id));

        await response.Refused(HttpStatusCode.Conflict, "cohort.id-taken");
    }

    [Fact]
    public async Task Only_a_coach_of_the_site_leads_a_group_there()
    {
        var affiliate = await app.AnAffiliate();
        var (elsewhere, former, caseManager) = (app.NewId(), app.NewId(), app.NewId());
        await app.Deliver(affiliate.Coach(elsewhere, "Ada Elsewhere", sites: [app.NewId()]));
        await app.Deliver(affiliate.Coach(former, "Ben Former", active: false));
        await app.Deliver(affiliate.Membership(caseManager, "Cleo Manager", "case-manager"));

        foreach (var coach in new[] { elsewhere, former, caseManager, app.NewId() })
        {
            var response = await affiliate.Director.Post("/cohorts", affiliate.Form(coach: coach));
            await response.Refused(HttpStatusCode.Conflict, "cohort.coach-not-at-site");
        }
    }

    [Fact]
    public async Task A_coach_without_a_credential_may_be_chosen_as_it_may_come_before_the_start()
    {
        var affiliate = await app.AnAffiliate(certified: false);

        var response = await affiliate.Director.Post("/cohorts", affiliate.Form());

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Fact]
    public async Task A_site_that_is_unknown_or_not_the_directors_is_not_found()
    {
        var affiliate = await app.AnAffiliate();

        var unknown = await affiliate.Director.Post("/cohorts", affiliate.Form(site: app.NewId()));
        var notTheirs = await affiliate.DirectorAt(app.NewId()).Post("/cohorts", affiliate.Form());

        await unknown.Refused(HttpStatusCode.NotFound, "request.not-found");
        await notTheirs.Refused(HttpStatusCode.NotFound, "request.not-found");
    }

    [Fact]
    public async Task Names_each_field_that_is_wrong()
    {
        var affiliate = await app.AnAffiliate();

        async Task<string[]> Wrong(object form) => await (await affiliate.Director.Post("/cohorts", form)).Malformed();

        Assert.Equal(
            ["coachId", "firstMeetingOn", "meetingTime", "name", "siteId"],
            (await Wrong(new { })).Select(Camel).Order());
        Assert.Equal(["name"], (await Wrong(affiliate.Form(name: new string('x', 101)))).Select(Camel));
        Assert.Equal(["name"], (await Wrong(affiliate.Form(name: "two\nlines"))).Select(Camel));
        Assert.Equal(["name"], (await Wrong(affiliate.Form(name: "nul\0"))).Select(Camel));
        Assert.Equal(["name"], (await Wrong(affiliate.Form(name: "   "))).Select(Camel));
        Assert.Equal(["firstMeetingOn"], (await Wrong(affiliate.Form(firstMeetingOn: "1066-10-14"))).Select(Camel));
        Assert.Equal(["id"], (await Wrong(affiliate.Form(id: new Guid("b5f4dbe6-3f4d-4c7b-9b0a-0c6f4f2d9a11")))).Select(Camel));
    }

    [Theory]
    [InlineData("firstMeetingOn", "\"next Tuesday\"")]
    [InlineData("meetingTime", "\"2pm\"")]
    [InlineData("meetingTime", "14")]
    [InlineData("siteId", "\"Elm Street\"")]
    [InlineData("name", "{}")]
    public async Task Names_the_field_that_cannot_be_read(string field, string value)
    {
        var affiliate = await app.AnAffiliate();
        var request = new HttpRequestMessage(HttpMethod.Post, "/cohorts")
        {
            Content = new StringContent($$"""{"{{field}}": {{value}}}""", null, "application/json"),
            Headers = { { "Idempotency-Key", "unreadable" } },
        };

        var response = await affiliate.Director.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal([field], (await response.Malformed()).Select(Camel));
    }

    private static string Camel(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
