using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Meetings;

public sealed class RecordAttendanceTests(CohortsApp app)
{
    [Fact]
    public async Task The_coach_who_leads_records_who_was_here_and_the_director_reads_it()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();

        var response = await year.Put(
            1, "attendance", year.Marks((1, "late"), (2, "leftEarly"), (3, "awayTold"), (4, "away"), (5, "makesItUp")),
            by: affiliate.CoachAt(affiliate.SiteId));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("\"v2\"", response.Headers.ETag!.Tag);
        var meeting = await year.Get(1);
        Assert.Equal(("held", Affiliate.CoachName), (meeting.Text("state"), meeting.Text("recordedBy")));
        Assert.Equal(["here", "late", "leftEarly", "awayTold", "away", "makesItUp"], await year.MarksOf(1));
    }

    [Fact]
    public async Task Who_joined_later_or_has_left_is_not_in_the_roster_of_the_day_and_not_away()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        var late = new { givenName = "Later", familyName = "Joined", since = "2026-02-24" };
        (await affiliate.Director.Post($"/cohorts/{year.Cohort}/people", late, version: 8)).EnsureSuccessStatusCode();
        var leaves = $"/cohorts/{year.Cohort}/people/{year.People[0]}/withdrawal";
        (await affiliate.Director.Post(leaves, new { reason = "Moved" }, version: 9)).EnsureSuccessStatusCode();

        Assert.Equal(6, (await year.MarksOf(1)).Length);
        Assert.Equal(7, (await year.MarksOf(4)).Length);
        var names = (await year.Get(5)).GetProperty("people").EnumerateArray().Select(person => person.Text("displayName")).ToArray();
        Assert.Equal(6, names.Length);
        Assert.Contains("Later J.", names);
        Assert.DoesNotContain("Given1 F.", names);
    }

    [Fact]
    public async Task Of_two_writers_the_second_overwrites_nothing()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        var path = $"{year.Meeting(1)}/attendance";
        (await affiliate.Director.Put(path, year.Marks((0, "late")), version: 1)).EnsureSuccessStatusCode();

        var stale = await affiliate.Director.Put(path, year.Marks((1, "away")), version: 1);
        var blind = await affiliate.Director.Put(path, year.Marks((1, "away")));

        await stale.Refused(HttpStatusCode.PreconditionFailed, "version.stale");
        await blind.Refused(HttpStatusCode.PreconditionRequired, "version.missing");
        Assert.Equal(["late", "here", "here", "here", "here", "here"], await year.MarksOf(1));
    }

    [Fact]
    public async Task Of_two_writers_in_one_moment_one_is_told_so()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        var path = $"{year.Meeting(1)}/attendance";

        var answers = await Task.WhenAll(
            affiliate.Director.Put(path, year.Marks((0, "late")), version: 1),
            affiliate.CoachAt(affiliate.SiteId).Put(path, year.Marks((1, "away")), version: 1));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.PreconditionFailed);
        Assert.Equal(6, (await year.MarksOf(1)).Count(mark => mark != "notRecorded"));
    }

    [Fact]
    public async Task Says_which_rule_refused_it()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();

        Assert.Equal(
            ["2026-03-03"], await (await year.Put(5, "attendance", year.Marks())).Refused(HttpStatusCode.Conflict, "meeting.not-yet"));
        var stranger = new { people = new[] { new { participantId = app.NewId(), mark = "here" } } };
        await (await year.Put(1, "attendance", stranger)).Refused(HttpStatusCode.Conflict, "meeting.not-in-group");
        (await year.Put(2, "not-held", new { reason = "No heating" })).EnsureSuccessStatusCode();
        Assert.Equal(
            ["No heating"],
            await (await year.Put(2, "attendance", year.Marks())).Refused(HttpStatusCode.Conflict, "meeting.recorded-as-not-held"));
    }

    [Fact]
    public async Task Each_person_once_with_a_mark_that_exists()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        var person = year.People[0];

        Assert.NotEmpty(await (await year.Put(1, "attendance", new { })).Malformed());
        Assert.NotEmpty(await (await year.Put(1, "attendance", new { people = new object?[] { null } })).Malformed());
        Assert.NotEmpty(await (await year.Put(1, "attendance", new { people = new[] { new { mark = "here" } } })).Malformed());
        Assert.NotEmpty(await (await year.Put(1, "attendance", People((person, "here"), (person, "away")))).Malformed());
        Assert.NotEmpty(await (await year.Put(1, "attendance", new { people = Array.Empty<object>(), visitors = 21 })).Malformed());
        var unknown = await year.Put(1, "attendance", People((person, "missing")));
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
    }

    [Fact]
    public async Task A_coach_who_does_not_lead_it_finds_nothing_nor_does_a_group_with_anothers_meeting()
    {
        var affiliate = await app.AnAffiliate();
        var (year, other) = (await affiliate.AYearUnderWay(), await affiliate.AYearUnderWay());

        var stranger = await year.Put(1, "attendance", year.Marks(), by: affiliate.AnotherCoach());
        var mixed = await affiliate.Director.Put(
            $"/cohorts/{other.Cohort}/meetings/{year.Meetings[0]}/attendance", year.Marks(), version: 1);
        var nothing = await affiliate.Director.Put($"{year.Path}/{app.NewId()}/attendance", year.Marks(), version: 1);

        Assert.All([stranger, mixed, nothing], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
    }

    private static object People(params (Guid ParticipantId, string Mark)[] people) =>
        new { people = people.Select(person => new { participantId = person.ParticipantId, mark = person.Mark }) };
}
