using System.Text;
using Platform.Training.Attendance;

namespace Platform.Training.Tests.Attendance;

public sealed class AttendeesTests
{
    private static readonly TimeZoneInfo Eastern = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Fact]
    public void Rows_of_one_address_are_one_person_whatever_they_called_themselves()
    {
        var carmen = Assert.Single(In("zoom_webinar_2026.csv").People, person => person.Email == "carmen.aguilar@example.org");

        Assert.Equal((15, 2, "c.aguilar (iPad)"), (carmen.Row, carmen.Rows, carmen.Name));
        Assert.Equal(41, Interval.Minutes(carmen.Times));
    }

    [Fact]
    public void Hosts_panelists_and_who_did_not_join_are_counted_apart()
    {
        var people = In("zoom_webinar_2026.csv");

        Assert.Equal((2, 1), (people.LeftOut, people.DidNotJoin));
        Assert.DoesNotContain(people.People, person => person.Name is "Dana Whitfield" or "Sam Porter" or "Winston Ellery");
    }

    [Fact]
    public void One_name_without_address_at_the_same_time_twice_may_be_two_people()
    {
        var guests = In("zoom_meeting_per_join.csv").People.Where(person => person.Name == "Guest");

        Assert.Equal([(4, 2), (5, 1)], guests.Select(guest => (guest.Row, guest.Rows)));
    }

    [Fact]
    public void A_row_that_cannot_be_read_stands_by_itself()
    {
        var deshawn = Assert.Single(In("zoom_webinar_2026.csv").People, person => person.Fault is not null);

        Assert.Empty(deshawn.Times);
        Assert.Null(deshawn.Minutes);
    }

    [Fact]
    public void Of_a_caller_two_digits_are_kept() =>
        Assert.Equal("42", Assert.Single(In("zoom_webinar_2026.csv").People, person => person.ByPhone).Name);

    [Fact]
    public void Times_are_of_the_zone_that_was_said()
    {
        var abiola = In("zoom_webinar_2026.csv").People[0];

        Assert.Equal(new DateTimeOffset(2026, 12, 1, 19, 0, 0, TimeSpan.Zero), abiola.Times[0].From);
    }

    [Theory]
    // Back from the second 1:30 to the first: whoever stays for half an hour over the change leaves "before" they came.
    [InlineData("11/01/2026 01:45:00 AM", "11/01/2026 02:15:00 AM", 90)]
    [InlineData("11/01/2026 01:40:00 AM", "11/01/2026 01:50:00 AM", 10)]
    [InlineData("03/08/2026 01:45:00 AM", "03/08/2026 03:15:00 AM", 30)]
    public void A_change_of_clocks_is_no_trouble(string joined, string left, int minutes)
    {
        var report = ReadZoomReport.From(Encoding.UTF8.GetBytes($"Name,Join Time,Leave Time\nAda,{joined},{left}\n"));

        Assert.Equal(minutes, Interval.Minutes(Attendees.Of(report, Eastern).People[0].Times));
    }

    private static Attendees In(string file) =>
        Attendees.Of(ReadZoomReport.From(Encoding.UTF8.GetBytes(Reports.Text(file))), Eastern);
}
