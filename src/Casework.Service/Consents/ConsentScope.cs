using System.Globalization;
using Platform.Casework.Templates;

namespace Platform.Casework.Consents;

/// <summary>What a consent allows, in a few sentences for its receiver, who does not see the consent itself.</summary>
internal static class ConsentScope
{
    public static string Explain(Consent consent, ConsentUse use)
    {
        var form = PublishedTemplates.NewestConsentForm;
        var recipient = consent.Recipients.FirstOrDefault(one => one.Includes(use))?.Name ?? "";
        var until = (consent.ExpiryKind, consent.ExpiryEvent) switch
        {
            (ExpiryKind.Date, _) => Say("disclosure.until-date", consent.ExpiresOn!.Value),
            (ExpiryKind.Event, ExpiryEvent.EndOfService) => Say("disclosure.until-end-of-service"),
            (ExpiryKind.Event, _) => Say("disclosure.until-decided"),
            _ => Say("disclosure.until-revoked"),
        };
        var explained = Say(
            "disclosure.scope",
            consent.SignedOn,
            Titles(form.Categories, consent.Categories),
            recipient,
            Titles(form.Purposes, consent.Purposes),
            until);
        return explained.Length <= Referrals.Disclosure.MaxScope ? explained : explained[..Referrals.Disclosure.MaxScope];
    }

    private static string Titles(IReadOnlyList<ConsentChoice> choices, IEnumerable<string> codes) =>
        string.Join("; ", choices.Where(choice => codes.Contains(choice.Code)).Select(choice => choice.Title.ForReader()));

    private static string Say(string code, params object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, Limits.Sentence(code), arguments);
}
