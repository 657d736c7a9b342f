using System.Globalization;
using System.Resources;

namespace Platform.Gateway;

/// <summary>The texts of the directory's mails, in the language of whoever gets them.</summary>
internal static class Letters
{
    private static readonly ResourceManager Texts = new("Platform.Gateway.Letters", typeof(Letters).Assembly);

    /// <param name="name">As <c>Invitation_Subject</c>.</param>
    public static string Get(string name, string language, params object[] values)
    {
        var culture = CultureInfo.GetCultureInfo(language is "es" ? "es-US" : "en-US");
        var text = Texts.GetString(name, culture) ?? throw new InvalidOperationException($"There is no text {name}.");
        return string.Format(culture, text, values);
    }

    public static string RoleName(string role, string language) => Get($"Role_{role}", language);

    /// <summary>Thursday, December 3, 2026 · jueves, 3 de diciembre de 2026</summary>
    public static string Day(DateTimeOffset at, string language) => language is "es"
        ? at.ToString("dddd, d 'de' MMMM 'de' yyyy", CultureInfo.GetCultureInfo("es-US"))
        : at.ToString("dddd, MMMM d, yyyy", CultureInfo.GetCultureInfo("en-US"));
}
