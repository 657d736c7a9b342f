using System.Globalization;
using Platform.Web.Components.Kit;

namespace Platform.Web.Tests.Kit;

public sealed class EntryTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("9/3/2026", "2026-09-03")]
    [InlineData("09/03/2026", "2026-09-03")]
    [InlineData("9-3-26", "2026-09-03")]
    [InlineData("2026-09-03", "2026-09-03")]
    [InlineData("Sep 3, 2026", "2026-09-03")]
    [InlineData("Thursday, September 3, 2026", "2026-09-03")]
    [InlineData("the 3rd", null)]
    [InlineData("3rd of September 2026", "2026-09-03")]
    [InlineData("3 sep 2026", "2026-09-03")]
    [InlineData("3 sept. 2026", "2026-09-03")]
    [InlineData("jueves, 3 de septiembre de 2026", "2026-09-03")]
    [InlineData("3 de setiembre del 2026", "2026-09-03")]
    [InlineData("1 ene 2027", "2027-01-01")]
    [InlineData("mié 9 dic 2026", null)]
    public void Understands_days_as_they_are_typed(string typed, string? day) => Assert.Equal(Read(day), Entry.Day(typed, Today));

    [Theory]
    [InlineData("Nov 22", "2026-11-22")]
    [InlineData("Nov 21", "2027-11-21")]
    [InlineData("1/4", "2027-01-04")]
    [InlineData("feb 29", "2028-02-29")]
    public void Without_a_year_it_is_the_next_such_day(string typed, string day) => Assert.Equal(Read(day), Entry.Day(typed, Today));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    [InlineData("9/31/2026")]
    [InlineData("13/9/2026")]
    [InlineData("2/29/2027")]
    [InlineData("0/1/2027")]
    [InlineData("2026-13-01")]
    [InlineData("Sunday")]
    [InlineData("Xyz 3")]
    [InlineData("Se 3")]
    [InlineData("1/2/3")]
    [InlineData("9/3/999999999999")]
    public void Says_no_to_what_is_no_day(string? typed) => Assert.Null(Entry.Day(typed, Today));

    [Theory]
    [InlineData("14:00", "14:00")]
    [InlineData("08:30", "08:30")]
    [InlineData("2 pm", "14:00")]
    [InlineData("2:30 p.m.", "14:30")]
    [InlineData("2:30\u00a0p. m.", "14:30")]
    [InlineData("12 a.m.", "00:00")]
    [InlineData("12:15 PM", "12:15")]
    [InlineData("9 a. m.", "09:00")]
    [InlineData("2:00", null)]
    [InlineData("2", null)]
    [InlineData("24:00", null)]
    [InlineData("13 pm", null)]
    [InlineData("10:75 am", null)]
    [InlineData("noon", null)]
    public void Understands_times_whose_half_of_the_day_is_known(string typed, string? time) =>
        Assert.Equal(time is null ? null : TimeOnly.Parse(time, CultureInfo.InvariantCulture), Entry.Time(typed));

    private static DateOnly? Read(string? day) => day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
