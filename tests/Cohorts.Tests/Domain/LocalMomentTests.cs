using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Platform.Cohorts.Tests.Support;
using Platform.Domain;

namespace Platform.Cohorts.Tests.Domain;

public sealed class LocalMomentTests
{
    private static readonly TimeZoneInfo[] Zones =
        [.. TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.Id.Contains('/', StringComparison.Ordinal))];

    [Theory]
    [InlineData("America/New_York", "2026-07-07", "14:00", "2026-07-07T18:00:00Z", ClockChange.None)]
    [InlineData("America/New_York", "2026-12-08", "14:00", "2026-12-08T19:00:00Z", ClockChange.None)]
    [InlineData("America/New_York", "2027-03-14", "02:30", "2027-03-14T07:00:00Z", ClockChange.MissingHour)]
    [InlineData("America/New_York", "2027-03-14", "02:00", "2027-03-14T07:00:00Z", ClockChange.MissingHour)]
    [InlineData("America/New_York", "2027-03-14", "03:00", "2027-03-14T07:00:00Z", ClockChange.None)]
    [InlineData("America/New_York", "2027-03-14", "01:59", "2027-03-14T06:59:00Z", ClockChange.None)]
    [InlineData("America/New_York", "2027-11-07", "01:30", "2027-11-07T05:30:00Z", ClockChange.DoubledHour)]
    [InlineData("America/New_York", "2027-11-07", "02:00", "2027-11-07T07:00:00Z", ClockChange.None)]
    [InlineData("America/Phoenix", "2027-03-14", "02:30", "2027-03-14T09:30:00Z", ClockChange.None)]
    [InlineData("America/Indiana/Indianapolis", "2027-03-14", "02:30", "2027-03-14T07:00:00Z", ClockChange.MissingHour)]
    [InlineData("America/Puerto_Rico", "2027-07-07", "14:00", "2027-07-07T18:00:00Z", ClockChange.None)]
    [InlineData("Australia/Lord_Howe", "2027-10-03", "02:15", "2027-10-02T15:30:00Z", ClockChange.MissingHour)]
    [InlineData("Pacific/Apia", "2011-12-30", "14:00", "2011-12-30T10:00:00Z", ClockChange.MissingHour)]
    public void Knows_when_the_clock_on_the_wall_shows_it(
        string zone, string on, string at, string instant, object change)
    {
        var moment = LocalMoment.At(Day.Of(on), TimeOnly.Parse(at, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), moment.Instant);
        Assert.Equal(change, moment.Change);
    }

    [Fact]
    public void Holds_in_every_zone_at_every_minute_of_the_days_around_a_change_of_clocks()
    {
        var moments =
            from zone in Gen.Elements(Zones)
            from day in Gen.Choose(0, 366 * 40)
            from nearChange in Gen.Elements(true, true, false)
            from minute in Gen.Choose(0, 24 * 60 - 1)
            select (Zone: zone, Date: nearChange ? DayOfChange(zone, day) : Start.AddDays(day), Time: new TimeOnly(minute / 60, minute % 60));

        Prop.ForAll(moments.ToArbitrary(), moment => IsFirstShown(moment.Date, moment.Time, moment.Zone))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static readonly DateOnly Start = new(2000, 1, 1);

    /// <summary>The first day from <paramref name="day"/> on whose midnight and the next have different offsets.</summary>
    private static DateOnly DayOfChange(TimeZoneInfo zone, int day)
    {
        for (var tried = 0; tried < 366; tried++, day++)
        {
            var noon = new DateTimeOffset(Start.AddDays(day).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
            if (zone.GetUtcOffset(noon) != zone.GetUtcOffset(noon.AddDays(-1))) break;
        }

        return Start.AddDays(day);
    }

    /// <summary>Looks at the wall minute by minute, which needs no rules of zones.</summary>
    private static bool IsFirstShown(DateOnly on, TimeOnly at, TimeZoneInfo zone)
    {
        var wanted = on.ToDateTime(at);
        var moment = LocalMoment.At(on, at, zone);
        DateTime Wall(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

        var earlier = Enumerable.Range(1, 26 * 60).Select(minutes => Wall(moment.Instant.AddMinutes(-minutes))).ToArray();
        var later = Enumerable.Range(1, 26 * 60).Select(minutes => Wall(moment.Instant.AddMinutes(minutes))).ToArray();
        return moment.Change switch
        {
            ClockChange.None => Wall(moment.Instant) == wanted && !earlier.Contains(wanted) && !later.Contains(wanted),
            ClockChange.DoubledHour => Wall(moment.Instant) == wanted && !earlier.Contains(wanted) && later.Contains(wanted),
            ClockChange.MissingHour => Wall(moment.Instant) > wanted && earlier[0] < wanted && earlier.All(shown => shown < wanted),
        };
    }
}
