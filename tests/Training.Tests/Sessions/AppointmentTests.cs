using System.Globalization;
using Platform.Data;
using Platform.Training.Sessions;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Sessions;

public sealed class AppointmentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Is_what_a_calendar_asks_for()
    {
        var session = ASession("2017-12-07", "14:00", "America/New_York");

        var calendar = Written(session);

        Assert.Equal("2.0", calendar["VCALENDAR", "VERSION"]);
        Assert.Equal(("REQUEST", "CONFIRMED"), (calendar.Method, calendar.Event("STATUS")));
        Assert.Equal(("a@b", "3", "20260302T090000Z"), (calendar.Event("UID"), calendar.Event("SEQUENCE"), calendar.Event("DTSTAMP")));
        Assert.Equal("DTSTART;TZID=America/New_York", calendar.Parameters("DTSTART"));
        Assert.Equal(("20171207T140000", "20171207T150000"), (calendar.Event("DTSTART"), calendar.Event("DTEND")));
        Assert.Equal(("mailto:training@example.org", "mailto:ana@example.org"), (calendar.Event("ORGANIZER"), calendar.Event("ATTENDEE")));
    }

    [Fact]
    public void Taken_back_it_names_its_zone_too()
    {
        var calendar = new AppointmentText(
            AnAppointment().Write(CalendarMethod.Cancel, ASession("2026-07-09", "11:00", "America/Chicago"), Now).Text);

        Assert.Equal(("CANCEL", "CANCELLED"), (calendar.Method, calendar.Event("STATUS")));
        Assert.Equal("America/Chicago", calendar["VCALENDAR/VTIMEZONE", "TZID"]);
    }

    [Fact]
    public void Marks_what_means_something_to_a_calendar_and_folds_long_lines_between_letters()
    {
        var calendar = Written(ASession("2026-07-09", "11:00", "America/New_York"), "Más, fuerte; juntos\\as\nsiempre " + new string('ñ', 100));

        Assert.StartsWith(@"Más\, fuerte\; juntos\\as\nsiempre ñ", calendar.Event("SUMMARY"), StringComparison.Ordinal);
        Assert.EndsWith(new string('ñ', 100), calendar.Event("SUMMARY"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-07-09")]
    [InlineData("2026-12-10")]
    [InlineData("2017-12-07")]
    public void Brings_the_rules_by_which_its_zone_changes_its_clocks(string on)
    {
        var calendar = Written(ASession(on, "11:00", "America/New_York"));

        Assert.Equal(
            ("FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "-0500", "-0400"),
            (calendar[Daylight, "RRULE"], calendar[Daylight, "TZOFFSETFROM"], calendar[Daylight, "TZOFFSETTO"]));
        Assert.Equal(
            ("FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "-0400", "-0500"),
            (calendar[Standard, "RRULE"], calendar[Standard, "TZOFFSETFROM"], calendar[Standard, "TZOFFSETTO"]));
        Assert.EndsWith("T020000", calendar[Daylight, "DTSTART"], StringComparison.Ordinal);
        Assert.EndsWith("T020000", calendar[Standard, "DTSTART"], StringComparison.Ordinal);
        Assert.True(string.CompareOrdinal(calendar[Standard, "DTSTART"], on.Replace("-", "", StringComparison.Ordinal)) < 0);
    }

    [Theory]
    [InlineData("America/Phoenix", "-0700")]
    [InlineData("America/Puerto_Rico", "-0400")]
    [InlineData("Pacific/Honolulu", "-1000")]
    public void Says_of_a_zone_without_summer_time_what_its_offset_is(string zone, string offset)
    {
        var calendar = Written(ASession("2026-07-09", "11:00", zone));

        Assert.Equal((offset, offset), (calendar[Standard, "TZOFFSETFROM"], calendar[Standard, "TZOFFSETTO"]));
        Assert.Empty(calendar.All(Standard, "RRULE"));
        Assert.Empty(calendar.All(Daylight, "DTSTART"));
    }

    [Fact]
    public void Knows_zones_that_change_on_the_last_day_of_the_week_in_a_month()
    {
        var calendar = Written(ASession("2026-07-09", "11:00", "Europe/Madrid"));

        Assert.Equal("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", calendar[Daylight, "RRULE"]);
        Assert.Equal("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", calendar[Standard, "RRULE"]);
    }

    [Fact]
    public void Begins_when_the_session_really_does_where_the_clock_skips_its_time()
    {
        var calendar = Written(ASession("2027-03-14", "02:30", "America/New_York"));

        Assert.Equal(("20270314T030000", "20270314T040000"), (calendar.Event("DTSTART"), calendar.Event("DTEND")));
    }

    private const string Daylight = "VCALENDAR/VTIMEZONE/DAYLIGHT";
    private const string Standard = "VCALENDAR/VTIMEZONE/STANDARD";

    private static AppointmentText Written(Session session, string summary = "Peer support") =>
        new(AnAppointment(summary).Write(CalendarMethod.Request, session, Now).Text);

    private static Appointment AnAppointment(string summary = "Peer support") =>
        new("a@b", 3, summary, "Where to join", "training@example.org", "ana@example.org");

    private static Session ASession(string on, string at, string zone) => Session.Plan(
        null,
        Guid.CreateVersion7(Now),
        1,
        SessionText.Nothing,
        new Moment(
            DateOnly.Parse(on, CultureInfo.InvariantCulture), TimeOnly.Parse(at, CultureInfo.InvariantCulture), zone, 60),
        null,
        null,
        Now);
}
