using System.Globalization;

namespace Platform.Cohorts.Curricula;

/// <summary>
/// What a group's year is made from. A published version never changes: groups keep the one that they were formed with,
/// and a better one is a new version.
/// </summary>
internal sealed class CurriculumTemplate
{
    /// <summary>The year of It's My Life: Peer Partners.</summary>
    public const string PeerPartners = "its-my-life-peer-partners";

    public required string Code { get; init; }
    public required int Version { get; init; }

    /// <summary>How many weekly meetings the year has.</summary>
    public required int Weeks { get; init; }

    /// <summary>How long a meeting lasts.</summary>
    public required int Minutes { get; init; }

    /// <summary>What each month is about, in their order.</summary>
    public required IReadOnlyList<Theme> Themes { get; init; }

    public TimeSpan Length => TimeSpan.FromMinutes(Minutes);

    /// <summary>The day of the last weekly slot of a year that starts on <paramref name="start"/>.</summary>
    public DateOnly EndOf(DateOnly start) => start.AddDays(7 * (Weeks - 1));

    /// <summary>
    /// The first day of a month of the year, counted from the start: a year from January 31 has its second month from
    /// February 28 or 29, and its third from March 31.
    /// </summary>
    public static DateOnly StartOfMonth(DateOnly start, int month) => start.AddMonths(month - 1);

    /// <summary>The month, from 1, that a day of the year belongs to.</summary>
    public int MonthOf(DateOnly start, DateOnly day)
    {
        var month = 1;
        while (month < Themes.Count && StartOfMonth(start, month + 1) <= day) month++;
        return month;
    }
}

/// <param name="Code">For programs. A theme may come back in another month.</param>
/// <param name="Title">By language, as <c>en</c>.</param>
internal sealed record Theme(string Code, IReadOnlyDictionary<string, string> Title)
{
    /// <summary>The title in the reader's language, or in English where nobody has translated it.</summary>
    public string TitleFor(CultureInfo reader) => Title.For(reader);
}
