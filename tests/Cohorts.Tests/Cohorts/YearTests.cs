using FsCheck;
using FsCheck.Fluent;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Meetings;
using Platform.Cohorts.Sites;
using Platform.Cohorts.Staff;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Cohorts;

public sealed class YearTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly CurriculumTemplate Template = PublishedCurricula.All.Single();

    private static readonly string[] Zones =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal))];

    [Fact]
    public void Every_year_has_52_weekly_meetings_in_12_months_whatever_the_start_the_time_and_the_zone()
    {
        var years =
            from zone in Gen.Elements(Zones)
            from day in Gen.Choose(0, 36_000)
            from minute in Gen.Choose(0, 24 * 60 - 1)
            select (zone, start: new DateOnly(2000, 1, 1).AddDays(day), at: new TimeOnly(minute / 60, minute % 60));

        Prop.ForAll(years.ToArbitrary(), year =>
        {
            var meetings = YearOf(year.start, year.at, year.zone);
            var days = meetings.Select(meeting => meeting.On).ToArray();
            return meetings.Select(meeting => meeting.Number).SequenceEqual(Enumerable.Range(1, 52))
                && days[0] == year.start
                && days.Zip(days.Skip(1)).All(pair => pair.Second.DayNumber - pair.First.DayNumber == 7)
                && meetings.All(meeting => meeting.At == year.at)
                && meetings.Zip(meetings.Skip(1)).All(pair => pair.First.Instant < pair.Second.Instant)
                && meetings.Select(meeting => meeting.Month).Distinct().SequenceEqual(Enumerable.Range(1, 12))
                && meetings.CountBy(meeting => meeting.Month).All(month => month.Value is >= 3 and <= 5)
                && meetings.All(meeting => IsInItsMonth(meeting, year.start));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Theory]
    [InlineData("2026-01-31", "2026-02-28", "2026-03-31")]
    [InlineData("2028-01-31", "2028-02-29", "2028-03-31")]
    [InlineData("2028-02-29", "2028-03-29", "2028-04-29")]
    [InlineData("2026-12-15", "2027-01-15", "2027-02-15")]
    public void Months_are_counted_from_the_start(string start, string second, string third)
    {
        Assert.Equal(Day.Of(second), CurriculumTemplate.StartOfMonth(Day.Of(start), 2));
        Assert.Equal(Day.Of(third), CurriculumTemplate.StartOfMonth(Day.Of(start), 3));
    }

    [Theory]
    [InlineData("2026-01-31", "2026-02-27", 1)]
    [InlineData("2026-01-31", "2026-02-28", 2)]
    [InlineData("2026-01-31", "2026-03-30", 2)]
    [InlineData("2026-01-31", "2026-03-31", 3)]
    [InlineData("2028-02-29", "2029-02-20", 12)]
    public void A_day_has_the_theme_of_its_month(string start, string day, int month)
    {
        Assert.Equal(month, Template.MonthOf(Day.Of(start), Day.Of(day)));
    }

    [Fact]
    public void Stays_at_two_o_clock_through_both_changes_of_the_clocks()
    {
        var meetings = YearOf(new DateOnly(2026, 3, 3), new TimeOnly(14, 0), "America/New_York");

        var hours = meetings.Select(meeting => meeting.Instant.Hour).ToArray();
        Assert.Equal([19, 18], hours[..2]);
        Assert.Equal([18, 19], hours[34..36]);
        Assert.Equal(new DateOnly(2026, 11, 3), meetings[35].On);
    }

    private static bool IsInItsMonth(Meeting meeting, DateOnly start) =>
        CurriculumTemplate.StartOfMonth(start, meeting.Month) <= meeting.On
        && (meeting.Month == 12 || meeting.On < CurriculumTemplate.StartOfMonth(start, meeting.Month + 1));

    private static IReadOnlyList<Meeting> YearOf(DateOnly start, TimeOnly at, string zone)
    {
        var site = new Site { Id = Guid.CreateVersion7(Now), Name = "Elm Street", TimeZone = zone };
        var coach = new Coach(Guid.CreateVersion7(Now), "Dana Reyes", IsCertified: true);
        return Cohort.Form(null, site.Id, coach, "Group", start, at, Template, Now).PlanYear(site, Template, Now);
    }
}
