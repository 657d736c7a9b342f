using System.ComponentModel.DataAnnotations;

namespace Platform.Cohorts;

/// <summary>Text of one line: at most so long, and without control characters.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class OneLineAttribute(int maxLength) : ValidationAttribute("{0} has at most {1} characters, in one line.")
{
    public override bool IsValid(object? value) =>
        value is not string text || (text.Length <= maxLength && !text.Any(char.IsControl));

    public override string FormatErrorMessage(string name) =>
        string.Format(System.Globalization.CultureInfo.CurrentCulture, ErrorMessageString, name, maxLength);
}

/// <summary>A date that the calendar of a group can be counted from, and not a slip of the keyboard.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class DayAttribute() : RangeAttribute(typeof(DateOnly), "2000-01-01", "2100-12-31")
{
}
