using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Web.Components.Kit;

/// <summary>Reads dates and times as people type them.</summary>
public static partial class Entry
{
    private static readonly string[] s_months =
    [
        "january|enero", "february|febrero", "march|marzo", "april|abril", "may|mayo", "june|junio", "july|julio",
        "august|agosto", "september|septiembre|setiembre", "october|octubre", "november|noviembre", "december|diciembre",
    ];

    /// <summary>
    /// Understands 9/3/2026 (month first, as everywhere in the United States), Sep 3, September 3 2026, 3 sep, 3 de
    /// septiembre de 2026, 2026-09-03, a weekday before any of them. Without a year it is the next such day.
    /// </summary>
    public static DateOnly? Day(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;

        var typed = Noise().Replace(text.Trim().ToLowerInvariant(), " ").Trim();
        if (Iso().Match(typed) is { Success: true } iso) return Make(iso, Number(iso, "month"), today);
        if (Numeric().Match(typed) is { Success: true } numeric) return Make(numeric, Number(numeric, "month"), today);
        if (Worded().Match(typed) is { Success: true } worded) return Make(worded, MonthOf(worded.Groups["name"].Value), today);
        return null;
    }

    /// <summary>Understands 14:00, 2 p.m., 2:30 pm, 9 a. m. Of a bare 2:00 nobody knows which half of the day it is: null.</summary>
    public static TimeOnly? Time(string? text)
    {
        if (text is null || Clock().Match(text.Trim().ToLowerInvariant()) is not { Success: true } typed) return null;

        var hour = Number(typed, "hour");
        var minute = typed.Groups["minute"].Success ? Number(typed, "minute") : 0;
        if (minute > 59) return null;

        return typed.Groups["half"].Value switch
        {
            "" => typed.Groups["minute"].Success && (typed.Groups["hour"].Length == 2 || hour > 12) && hour < 24
                ? new TimeOnly(hour, minute)
                : null,
            var half => hour is >= 1 and <= 12 ? new TimeOnly(hour % 12 + (half == "p" ? 12 : 0), minute) : null,
        };
    }

    private static DateOnly? Make(Match typed, int month, DateOnly today)
    {
        var day = Number(typed, "day");
        if (month is < 1 or > 12 || day < 1) return null;

        if (typed.Groups["year"] is { Success: true, Length: var digits })
        {
            var year = Number(typed, "year") + (digits == 2 ? 2000 : 0);
            return year is >= 2000 and <= 2999 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
        }

        // February 29 without a year means the next one there is, at most eight years away.
        return Enumerable.Range(today.Year, 9)
            .Where(year => day <= DateTime.DaysInMonth(year, month))
            .Select(year => (DateOnly?)new DateOnly(year, month, day))
            .FirstOrDefault(date => date >= today);
    }

    /// <summary>The month of that name, or of which that is the beginning, in English or Spanish; 0 if there is none.</summary>
    private static int MonthOf(string name) => name.Length < 3
        ? 0
        : 1 + Array.FindIndex(s_months, both => both.Split('|').Any(month => month.StartsWith(name, StringComparison.Ordinal)));

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Weekdays, commas, full stops, "de", "of", and the th of 3rd and 4th.</summary>
    [GeneratedRegex(@"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(mon|tue|wed|thu|fri|sat|sun)\b|\b(lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b|\b(de|del|of)\b|(?<=\d)(st|nd|rd|th|\u00ba)\b|[,.\s]+")]
    private static partial Regex Noise();

    [GeneratedRegex(@"^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<month>\d{1,2})[/-](?<day>\d{1,2})([/-](?<year>\d{4}|\d{2}))?$")]
    private static partial Regex Numeric();

    [GeneratedRegex(@"^((?<name>\p{L}+)\s+(?<day>\d{1,2})|(?<day>\d{1,2})\s+(?<name>\p{L}+))(\s+(?<year>\d{4}))?$")]
    private static partial Regex Worded();

    [GeneratedRegex(@"^(?<hour>\d{1,2})(:(?<minute>\d{2})(:00)?)?\s*((?<half>[ap])\.?\s*m\.?)?$")]
    private static partial Regex Clock();
}
