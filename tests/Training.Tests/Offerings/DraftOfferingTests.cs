using System.Net;
using System.Text.Json;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Offerings;

public sealed class DraftOfferingTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Makes_the_webinars_of_Its_My_Life_whose_third_part_is_on_the_day_it_was()
    {
        var template = await app.TrainingStaff().Get($"/training/templates/{Given.Webinars}");
        var third = template.GetProperty("sessions")[2];
        var dates = new[] { new { number = 3, on = third.GetProperty("heldOn").GetString() } };

        var offering = await Read(await app.ADraft(Given.Webinars, dates));

        var text = offering.GetProperty("text");
        Assert.NotEqual(JsonValueKind.Null, text.GetProperty("sponsor").ValueKind);
        Assert.EndsWith("@example.org", text.GetProperty("contactEmail").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, offering.GetProperty("sessions").GetArrayLength());
        var session = await Session(offering, 3);
        var when = session.GetProperty("when");
        Assert.Equal(("2017-12-07", "14:00", "America/New_York"), (
            when.GetProperty("on").GetString(), when.GetProperty("startsAt").GetString(), when.GetProperty("timeZone").GetString()));
        Assert.Equal(DateTimeOffset.Parse("2017-12-07T19:00Z", null), when.GetProperty("instant").GetDateTimeOffset());
        Assert.Equal(DayOfWeek.Thursday, new DateOnly(2017, 12, 7).DayOfWeek);
        Assert.Equal(3, session.GetProperty("text").GetProperty("objectives").GetArrayLength());
    }

    [Fact]
    public async Task Makes_the_series_on_peer_support_in_clinics_with_its_grant_its_joining_rule_and_its_second_session()
    {
        var dates = new object[] { new { number = 2, on = "2024-01-04" }, new { number = 3, on = "2024-02-08" } };

        var offering = await Read(await app.ADraft(Given.Ccbhcs, dates));

        var text = offering.GetProperty("text");
        Assert.Equal("Establishing Strong Peer Support Programs and Practices in CCBHCs", text.GetProperty("title").GetString());
        Assert.Equal("1H79SM085856", text.GetProperty("grantNumber").GetString());
        Assert.Contains("SAMHSA", text.GetProperty("disclaimer").GetString(), StringComparison.Ordinal);
        Assert.Equal("National Council for Mental Wellbeing", text.GetProperty("provider").GetString());
        Assert.Contains("CCBHC-E", text.GetProperty("center").GetString(), StringComparison.Ordinal);
        Assert.Contains("Name, Organization", text.GetProperty("joiningRule")[2].GetString(), StringComparison.Ordinal);
        Assert.Contains("chat", text.GetProperty("joiningHelp").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, text.GetProperty("captions").ValueKind);

        var second = await Session(offering, 2);
        Assert.Equal("2024-01-04", second.GetProperty("when").GetProperty("on").GetString());
        var written = second.GetProperty("text");
        Assert.Equal(5, written.GetProperty("objectives").GetArrayLength());
        Assert.Equal(
            ["Understanding Peer Support", "Peer Support Scope of Practice", "Fidelity to the Principles of Peer Support", "Case Study", "Q&A"],
            written.GetProperty("agenda").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal(
            ["CEO, Recovery Options Made Easy", "CEO, Alliance for Rights and Recovery"],
            written.GetProperty("presenters").EnumerateArray()
                .Where(presenter => presenter.GetProperty("role").ValueKind is JsonValueKind.Null)
                .Select(presenter => $"{presenter.GetProperty("title")}, {presenter.GetProperty("organization")}"));
        Assert.Single(written.GetProperty("citations").EnumerateArray());

        var next = await Session(offering, 3);
        Assert.Equal("2024-02-08", next.GetProperty("when").GetProperty("on").GetString());
        Assert.StartsWith("The Importance of Quality Supervision", next.GetProperty("text").GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, next.GetProperty("text").GetProperty("summary").ValueKind);
    }

    [Fact]
    public async Task Counts_the_days_from_the_first_session_in_the_templates_zone()
    {
        var offering = await Read(await app.ADraft());

        Assert.Equal(
            ["2026-04-02", "2026-04-30", "2026-05-28"],
            offering.GetProperty("sessions").EnumerateArray().Select(session => session.GetProperty("when").GetProperty("on").GetString()));
        Assert.Equal("draft", offering.GetProperty("state").GetString());
        Assert.Equal((Given.Webinars, 1), (offering.GetProperty("templateCode").GetString(), offering.GetProperty("templateVersion").GetInt32()));
    }

    [Fact]
    public async Task Takes_another_zone_and_another_time()
    {
        var response = await app.TrainingStaff().Post("/training/offerings", new
        {
            template = Given.Webinars,
            firstOn = "2026-04-02",
            timeZone = "America/Phoenix",
            dates = new[] { new { number = 1, at = "09:30" } },
        });

        var offering = await Read((await response.Read()).GetProperty("id").GetGuid());
        Assert.Equal(
            DateTimeOffset.Parse("2026-04-02T16:30Z", null),
            offering.GetProperty("sessions")[0].GetProperty("when").GetProperty("instant").GetDateTimeOffset());
    }

    [Theory]
    [InlineData("EST")]
    [InlineData("Eastern Standard Time")]
    [InlineData("America/Nowhere")]
    public async Task Refuses_a_zone_that_is_no_area_and_city(string timeZone)
    {
        var response = await app.TrainingStaff()
            .Post("/training/offerings", new { template = Given.Webinars, firstOn = "2026-04-02", timeZone });

        Assert.Equal((HttpStatusCode.Conflict, "session.time-zone-unknown"), (response.StatusCode, await response.Code()));
    }

    [Fact]
    public async Task Says_that_the_clock_skips_the_time_of_a_session_and_begins_at_the_next_there_is()
    {
        var dates = new object[] { new { number = 1, on = "2027-03-14", at = "02:30" }, new { number = 2, on = "2027-11-07", at = "01:30" } };

        var offering = await Read(await app.ADraft(Given.Webinars, dates));

        var (spring, fall) = (offering.GetProperty("sessions")[0].GetProperty("when"), offering.GetProperty("sessions")[1].GetProperty("when"));
        Assert.Equal(("03:00", true), (spring.GetProperty("startsAt").GetString(), spring.GetProperty("movedFromMissingHour").GetBoolean()));
        Assert.Equal(DateTimeOffset.Parse("2027-11-07T05:30Z", null), fall.GetProperty("instant").GetDateTimeOffset());
        Assert.True(fall.GetProperty("atDoubledHour").GetBoolean());
    }

    [Fact]
    public async Task Takes_an_id_that_the_caller_brings_and_not_twice()
    {
        var body = new { id = app.NewId(), template = Given.Webinars, firstOn = "2026-04-02" };

        var first = await app.TrainingStaff().Post("/training/offerings", body);
        var second = await app.TrainingStaff().Post("/training/offerings", body);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal("offering.id-taken", await second.Code());
    }

    [Fact]
    public async Task Is_made_once_under_one_key()
    {
        var (body, key) = (new { template = Given.Webinars, firstOn = "2026-04-02" }, $"{app.NewId()}");

        var http = app.TrainingStaff();

        var first = await http.Post("/training/offerings", body, key);
        var again = await http.Post("/training/offerings", body, key);

        Assert.Equal((await first.Read()).GetProperty("id").GetGuid(), (await again.Read()).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task There_is_no_template_of_another_name()
    {
        var response = await app.TrainingStaff().Post("/training/offerings", new { template = "astronauts", firstOn = "2026-04-02" });

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Lists_the_templates_there_are()
    {
        var templates = (await app.TrainingStaff().Get("/training/templates")).GetProperty("items").EnumerateArray();

        Assert.Equal([Given.Webinars, Given.Ccbhcs], templates.Select(template => template.GetProperty("code").GetString()));
    }

    private Task<JsonElement> Read(Guid offering) => app.TrainingStaff().Get($"/training/offerings/{offering}");

    private Task<JsonElement> Session(JsonElement offering, int number) => app.TrainingStaff().Get(
        $"/training/sessions/{offering.GetProperty("sessions")[number - 1].GetProperty("id").GetGuid()}");
}
