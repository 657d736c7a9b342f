using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Cohorts;

public sealed class PlanCohortTests(CohortsApp app)
{
    [Fact]
    public async Task Another_coach_and_another_day_until_the_start()
    {
        var affiliate = await app.AnAffiliate();
        var other = app.NewId();
        await app.Deliver(affiliate.Coach(other, "Ruth Osei"));
        var id = await affiliate.ACohort();

        var response = await affiliate.Director.Put($"/cohorts/{id}", Plan(other), version: 1);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("\"v2\"", response.Headers.ETag!.Tag);
        var found = await affiliate.Director.Get($"/cohorts/{id}");
        Assert.Equal("Ruth Osei", found.Text("coachName"));
        Assert.Equal("Wednesday group", found.Text("name"));
        Assert.Equal(("2026-04-01", "09:30"), (found.Text("firstMeetingOn"), found.Text("meetingTime")));
        Assert.Equal("2027-03-24", found.Text("endsOn"));
    }

    [Fact]
    public async Task Not_after_the_start()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.AnActiveCohort();

        var response = await affiliate.Director.Put($"/cohorts/{id}", Plan(affiliate.CoachId), version: 10);

        await response.Refused(HttpStatusCode.Conflict, "cohort.already-launched");
    }

    [Fact]
    public async Task Not_with_somebody_who_leads_no_groups_here()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();

        var response = await affiliate.Director.Put($"/cohorts/{id}", Plan(app.NewId()), version: 1);

        await response.Refused(HttpStatusCode.Conflict, "cohort.coach-not-at-site");
    }

    [Fact]
    public async Task The_second_of_two_writers_is_told_so()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort();
        (await affiliate.Director.Put($"/cohorts/{id}", Plan(affiliate.CoachId), version: 1)).EnsureSuccessStatusCode();

        var second = await affiliate.Director.Put($"/cohorts/{id}", Plan(affiliate.CoachId), version: 1);
        var blind = await affiliate.Director.Put($"/cohorts/{id}", Plan(affiliate.CoachId));

        Assert.Equal(["2"], await second.Refused(HttpStatusCode.PreconditionFailed, "version.stale"));
        await blind.Refused(HttpStatusCode.PreconditionRequired, "version.missing");
    }

    private static object Plan(Guid coachId) =>
        new { coachId, name = "Wednesday group", firstMeetingOn = "2026-04-01", meetingTime = "09:30" };
}
