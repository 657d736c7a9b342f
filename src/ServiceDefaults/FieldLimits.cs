using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mail;
using System.Resources;

namespace Platform.ServiceDefaults;

/// <summary>Text of one line: at most so long, and without control characters.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class OneLineAttribute(int maxLength) : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string text || IsOneLine(text, maxLength);

    public override string FormatErrorMessage(string name) => FieldLimits.Sentence("field.one-line", maxLength);

    internal static bool IsOneLine(string text, int maxLength) => text.Length <= maxLength && !text.Any(char.IsControl);
}

/// <summary>Text of some lines: at most so long, and with no control characters but line breaks and tabs.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ProseAttribute(int maxLength) : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not string text
        || (text.Length <= maxLength && !text.Any(letter => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t')));

    public override string FormatErrorMessage(string name) => FieldLimits.Sentence("field.prose", maxLength);
}

/// <summary>A list of lines: at most so many, each with something in it and at most so long.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class LinesAttribute(int maxCount, int maxLength) : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not IReadOnlyCollection<string> lines
        || (lines.Count <= maxCount
            && lines.All(line => !string.IsNullOrWhiteSpace(line) && OneLineAttribute.IsOneLine(line, maxLength)));

    public override string FormatErrorMessage(string name) => FieldLimits.Sentence("field.lines", maxCount, maxLength);
}

/// <summary>A date that a calendar can be counted from, and not a slip of the keyboard.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DayAttribute : ValidationAttribute
{
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2100, 12, 31);

    public override bool IsValid(object? value) => value is not DateOnly day || (day >= First && day <= Last);

    public override string FormatErrorMessage(string name) => FieldLimits.Sentence("field.day", First.Year, Last.Year);
}

/// <summary>An address to which mail can go, by itself: without a name beside it.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class MailAddressAttribute : ValidationAttribute
{
    public const int MaxLength = 254;

    public override bool IsValid(object? value) => value is not string text
        || (text.Length <= MaxLength
            && !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
            && MailAddress.TryCreate(text, out var read)
            && read.Address == text);

    public override string FormatErrorMessage(string name) => FieldLimits.Sentence("field.mail-address");
}

/// <summary>The address of a page, to be followed in a browser: https, and no other.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class PageAddressAttribute : ValidationAttribute
{
    public const int MaxLength = 500;

    public override bool IsValid(object? value) => value is not string text
        || (text.Length <= MaxLength
            && Uri.TryCreate(text, UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttps
            && address.UserInfo.Length == 0);

    public override string FormatErrorMessage(string name) => FieldLimits.Sentence("field.page-address", MaxLength);
}

/// <summary>What is said at a field, in the reader's language.</summary>
internal static class FieldLimits
{
    private static readonly ResourceManager Texts =
        new("Platform.ServiceDefaults.Refusals", typeof(FieldLimits).Assembly);

    public static string Sentence(string code, params object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(code, CultureInfo.CurrentUICulture)!, arguments);
}
