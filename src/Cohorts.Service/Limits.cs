using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Resources;

namespace Platform.Cohorts;

/// <summary>Text of one line: at most so long, and without control characters.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class OneLineAttribute(int maxLength) : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is not string text || (text.Length <= maxLength && !text.Any(char.IsControl));

    public override string FormatErrorMessage(string name) => Limits.Sentence("field.one-line", maxLength);
}

/// <summary>Text of several lines: at most so long, and without other control characters.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class LinesAttribute(int maxLength) : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is not string text
        || (text.Length <= maxLength && text.All(letter => !char.IsControl(letter) || letter is '\r' or '\n' or '\t'));

    public override string FormatErrorMessage(string name) => Limits.Sentence("field.lines", maxLength);
}

/// <summary>A date that the calendar of a group can be counted from, and not a slip of the keyboard.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class DayAttribute : ValidationAttribute
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2100, 12, 31);

    public override bool IsValid(object? value) => value is not DateOnly day || (day >= First && day <= Last);

    public override string FormatErrorMessage(string name) => Limits.Sentence("field.day", First.Year, Last.Year);
}

/// <summary>What is said at a field, in the reader's language.</summary>
internal static class Limits
{
    private static readonly ResourceManager Texts = new("Platform.Cohorts.Refusals", typeof(Limits).Assembly);

    public static string Sentence(string code, params object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(code, CultureInfo.CurrentUICulture)!, arguments);
}
