using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Cohorts;

public sealed partial class GetCalendarTests(CohortsApp app)
{
    [Fact]
    public async Task Twelve_months_with_their_themes_and_52_meetings_of_90_minutes()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.AnActiveCohort();

        var calendar = await affiliate.CoachAt(affiliate.SiteId).Get($"/cohorts/{id}/calendar");

        Assert.Equal(("Tuesday group", "Elm Street"), (calendar.Text("name"), calendar.Text("siteName")));
        Assert.Equal(("America/New_York", "1"), (calendar.Text("timeZone"), calendar.Text("templateVersion")));
        var months = calendar.GetProperty("months").EnumerateArray().ToArray();
        Assert.Equal(Enumerable.Range(1, 12), months.Select(month => month.GetProperty("number").GetInt32()));
        Assert.Equal(("Introduction & Goal Setting", "introduction-and-goal-setting"), (months[0].Text("theme"), months[0].Text("themeCode")));
        Assert.Equal(("2026-03-10", "2026-04-09"), (months[0].Text("from"), months[0].Text("until")));
        Assert.Equal(("2027-02-10", "2027-03-09"), (months[11].Text("from"), months[11].Text("until")));
        var meetings = Meetings(calendar);
        Assert.Equal(Enumerable.Range(1, 52), meetings.Select(meeting => meeting.GetProperty("number").GetInt32()));
        Assert.All(meetings, meeting =>
        {
            Assert.Equal(("14:00", "15:30"), (meeting.Text("startsAt"), meeting.Text("endsAt")));
            Assert.Equal("planned", meeting.Text("state"));
            Assert.False(meeting.GetProperty("movedFromMissingHour").GetBoolean());
            Assert.False(meeting.GetProperty("atDoubledHour").GetBoolean());
        });
        Assert.Equal("2026-03-10T18:00:00+00:00", meetings[0].Text("instant"));
        Assert.Equal("2026-11-03T19:00:00+00:00", meetings[34].Text("instant"));
    }

    [Fact]
    public async Task Themes_are_told_in_the_readers_language()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();

        var response = await affiliate.Director.Send(HttpMethod.Get, $"/cohorts/{id}/calendar", null, language: "es");

        Assert.Equal("Autocuidado", (await response.Read()).GetProperty("months")[1].Text("theme"));
    }

    [Fact]
    public async Task A_forming_group_sees_the_year_that_it_would_have()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 6);

        var before = await affiliate.Director.Get($"/cohorts/{id}/calendar");
        (await affiliate.Director.Post($"/cohorts/{id}/launch", new { }, version: 7)).EnsureSuccessStatusCode();
        var after = await affiliate.Director.Get($"/cohorts/{id}/calendar");

        Assert.Equal(("forming", "active"), (before.Text("state"), after.Text("state")));
        Assert.All(Meetings(before), meeting => Assert.Equal(JsonValueKind.Null, meeting.GetProperty("id").ValueKind));
        Assert.Equal(52, Meetings(after).Select(meeting => meeting.Id()).Distinct().Count());
        Assert.Equal(WithoutIds(before), WithoutIds(after));
    }

    [Fact]
    public async Task A_meeting_in_a_missing_hour_begins_at_the_next_time_there_is_and_one_in_a_doubled_hour_the_first_time()
    {
        var affiliate = await app.AnAffiliate();
        // Sundays at half past one and at half past two at night: March 14 and November 7, 2027.
        var doubled = await affiliate.ACohort(with: affiliate.Form(firstMeetingOn: "2027-03-07", meetingTime: "01:30"));
        var missing = await affiliate.ACohort(with: affiliate.Form(firstMeetingOn: "2027-03-07", meetingTime: "02:30"));

        var moved = Assert.Single(
            Meetings(await affiliate.Director.Get($"/cohorts/{missing}/calendar")),
            meeting => meeting.GetProperty("movedFromMissingHour").GetBoolean());
        var first = Assert.Single(
            Meetings(await affiliate.Director.Get($"/cohorts/{doubled}/calendar")),
            meeting => meeting.GetProperty("atDoubledHour").GetBoolean());

        Assert.Equal(("2027-03-14", "03:00", "04:30"), (moved.Text("on"), moved.Text("startsAt"), moved.Text("endsAt")));
        Assert.Equal("2027-03-14T07:00:00+00:00", moved.Text("instant"));
        // Ninety minutes from the first half past one, the clock shows two o'clock: it went back an hour in between.
        Assert.Equal(("2027-11-07", "01:30", "02:00"), (first.Text("on"), first.Text("startsAt"), first.Text("endsAt")));
        Assert.Equal("2027-11-07T05:30:00+00:00", first.Text("instant"));
    }

    [Fact]
    public async Task Another_coach_finds_nothing()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();

        Assert.Equal(HttpStatusCode.NotFound, await affiliate.AnotherCoach().Status($"/cohorts/{id}/calendar"));
    }

    private static JsonElement[] Meetings(JsonElement calendar) =>
    [
        .. calendar.GetProperty("months").EnumerateArray()
            .SelectMany(month => month.GetProperty("meetings").EnumerateArray()),
    ];

    private static string WithoutIds(JsonElement calendar) => Id().Replace(calendar.Text("months"), "");

    [GeneratedRegex("\"id\":(null|\"[^\"]+\"),")]
    private static partial Regex Id();
}
