using Platform.Web.Components.Kit;
using Platform.Web.Tests.Support;

namespace Platform.Web.Tests.Kit;

public sealed class SayTests
{
    private static readonly DateOnly Thursday = new(2026, 12, 3);

    [Fact]
    public void Writes_English_as_it_is_written_in_the_United_States()
    {
        using var _ = new Language("en");

        Assert.Equal("Thursday, December 3, 2026", Say.Day(Thursday));
        Assert.Equal("Thu, Dec 3", Say.ShortDay(Thursday));
        Assert.Equal("Dec 3, 2026", Say.Date(Thursday));
        Assert.Equal("Thursdays", Say.EachWeek(Thursday));
        Assert.Equal("2:00–3:30\u00a0p.m.", Say.Times(new(14, 0), new(15, 30)));
        Assert.Equal("11:00\u00a0a.m.–12:30\u00a0p.m.", Say.Times(new(11, 0), new(12, 30)));
        Assert.Equal("Dec 3 – Dec 31, 2026", Say.Period(Thursday, new(2026, 12, 31)));
    }

    [Fact]
    public void Writes_Spanish_as_Spanish()
    {
        using var _ = new Language("es");

        Assert.Equal("jueves, 3 de diciembre de 2026", Say.Day(Thursday));
        Assert.Equal("jue, 3 dic", Say.ShortDay(Thursday));
        Assert.Equal("los jueves", Say.EachWeek(Thursday));
        Assert.Equal("los sábados", Say.EachWeek(Thursday.AddDays(2)));
        Assert.Equal("2:00–3:30\u00a0p.\u00a0m.", Say.Times(new(14, 0), new(15, 30)));
        Assert.Equal("3 dic 2026 – 2 ene 2027", Say.Period(Thursday, new(2027, 1, 2)));
        Assert.Equal("Domingo, 6 de diciembre", Say.First(Say.DayOfThisYear(Thursday.AddDays(3))));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Understands_its_own_dates(string language)
    {
        using var _ = new Language(language);

        for (var day = Thursday; day < Thursday.AddYears(1); day = day.AddDays(1))
        {
            Assert.Equal(day, Entry.Day(Say.Date(day), Thursday));
            Assert.Equal(day, Entry.Day(Say.Day(day), Thursday));
        }
    }
}
