using System.Globalization;

namespace Platform.Web.Components.Kit;

/// <summary>Dates, times and counts as a reader of English or Spanish writes them in the United States.</summary>
public static class Say
{
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-US");
    private static readonly CultureInfo s_spanish = CultureInfo.GetCultureInfo("es-US");

    private static CultureInfo Culture => Languages.IsSpanish ? s_spanish : s_english;

    /// <summary>Thursday, December 3, 2026 · jueves, 3 de diciembre de 2026</summary>
    public static string Day(DateOnly day) =>
        day.ToString(Languages.IsSpanish ? "dddd, d 'de' MMMM 'de' yyyy" : "dddd, MMMM d, yyyy", Culture);

    /// <summary>Thursday, December 3 · jueves, 3 de diciembre</summary>
    public static string DayOfThisYear(DateOnly day) =>
        day.ToString(Languages.IsSpanish ? "dddd, d 'de' MMMM" : "dddd, MMMM d", Culture);

    /// <summary>Thu, Dec 3 · jue, 3 dic</summary>
    public static string ShortDay(DateOnly day) =>
        Languages.IsSpanish ? $"{Weekday(day)}, {day.Day} {Month(day)}" : $"{Weekday(day)}, {Month(day)} {day.Day}";

    /// <summary>Dec 3, 2026 · 3 dic 2026</summary>
    public static string Date(DateOnly day) =>
        Languages.IsSpanish ? $"{day.Day} {Month(day)} {day.Year}" : $"{Month(day)} {day.Day}, {day.Year}";

    /// <summary>Sep 3 – Oct 2, 2026 · 3 sep – 2 oct 2026</summary>
    public static string Period(DateOnly from, DateOnly until) =>
        from.Year != until.Year ? $"{Date(from)} – {Date(until)}"
        : Languages.IsSpanish ? $"{from.Day} {Month(from)} – {Date(until)}"
        : $"{Month(from)} {from.Day} – {Date(until)}";

    /// <summary>Thursdays · los jueves</summary>
    public static string EachWeek(DateOnly day)
    {
        var name = day.ToString("dddd", Culture);
        return !Languages.IsSpanish ? $"{name}s" : name.EndsWith('s') ? $"los {name}" : $"los {name}s";
    }

    /// <summary>2:00 p.m. · 2:00 p. m.</summary>
    public static string Time(TimeOnly time) => $"{Clock(time)}\u00a0{Half(time)}";

    /// <summary>2:00–3:30 p.m. · 2:00–3:30 p. m.</summary>
    public static string Times(TimeOnly from, TimeOnly until) =>
        Half(from) == Half(until) ? $"{Clock(from)}–{Time(until)}" : $"{Time(from)}–{Time(until)}";

    /// <summary>The same at the beginning of a sentence: Spanish writes days and months small.</summary>
    public static string First(string words) => string.Concat(words[..1].ToUpper(Culture), words.AsSpan(1));

    /// <summary>The sentence for one, or the sentence for any other number with the number in its place.</summary>
    public static string Count(int number, string one, string other) =>
        number == 1 ? one : With(other, number);

    /// <summary>The sentence with its placeholders filled.</summary>
    public static string With(string sentence, params object?[] values) =>
        string.Format(Culture, sentence, values);

    // The months and days of Spanish come with or without a full stop, as the system's data has it: here without.
    private static string Weekday(DateOnly day) => day.ToString("ddd", Culture).TrimEnd('.');

    private static string Month(DateOnly day) => day.ToString("MMM", Culture).TrimEnd('.');

    private static string Clock(TimeOnly time) => time.ToString("h:mm", CultureInfo.InvariantCulture);

    // The blanks are such that a line never breaks inside a time.
    private static string Half(TimeOnly time) => (Languages.IsSpanish, time.Hour < 12) switch
    {
        (true, true) => "a.\u00a0m.",
        (true, false) => "p.\u00a0m.",
        (false, true) => "a.m.",
        (false, false) => "p.m.",
    };
}
