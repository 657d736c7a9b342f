using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Meetings;

public sealed class NoteToldAbsencesTests(CohortsApp app)
{
    [Fact]
    public async Task Who_will_be_away_stands_with_the_meeting_and_those_said_last_are_the_ones()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        (await Tell(year, 0, 1)).EnsureSuccessStatusCode();

        var response = await Tell(year, 1, 2);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("\"v3\"", response.Headers.ETag!.Tag);
        var told = (await year.Get(5)).GetProperty("people").EnumerateArray().Select(person => person.GetProperty("toldAbsence").GetBoolean());
        Assert.Equal([false, true, true, false, false, false], told);
    }

    [Fact]
    public async Task After_it_is_recorded_nobody_tells_beforehand_and_strangers_never()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        await year.Record(4);

        await (await year.Put(4, "absences", new { participantIds = year.People[..1] }))
            .Refused(HttpStatusCode.Conflict, "meeting.recorded");
        await (await year.Put(5, "absences", new { participantIds = new[] { app.NewId() } }))
            .Refused(HttpStatusCode.Conflict, "meeting.not-in-group");
        Assert.NotEmpty(await (await year.Put(5, "absences", new { })).Malformed());
    }

    [Fact]
    public async Task The_second_of_two_writers_is_told_so()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        (await Tell(year, 0)).EnsureSuccessStatusCode();

        var stale = await affiliate.Director.Put($"{year.Meeting(5)}/absences", new { participantIds = year.People[1..2] }, version: 1);

        await stale.Refused(HttpStatusCode.PreconditionFailed, "version.stale");
    }

    private static Task<HttpResponseMessage> Tell(YearUnderWay year, params int[] people) =>
        year.Put(5, "absences", new { participantIds = people.Select(person => year.People[person]) });
}
