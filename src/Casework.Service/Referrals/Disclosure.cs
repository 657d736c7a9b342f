using System.Security.Cryptography;
using Platform.Casework.Consents;
using Platform.Domain;

namespace Platform.Casework.Referrals;

internal enum Transport
{
    /// <summary>Shown by this platform, which is the program's electronic health record.</summary>
    Ehr,

    OtherElectronic,
    Paper,
    Oral,
}

/// <summary>
/// Something about a person was handed on with their consent: who got it, what, what for, under which rules. Written in the
/// transaction that hands it on, and never changed. It is what the accounting of disclosures (42 CFR 2.25) is made of.
/// </summary>
internal sealed class Disclosure
{
    public const int MaxScope = 2000;

    private Disclosure()
    {
    }

    public Guid Id { get; private init; }
    public Guid ParticipantId { get; private init; }
    public Guid ReferralId { get; private init; }

    /// <summary>The consent on which it rests: nothing is disclosed here on another basis.</summary>
    public Guid ConsentId { get; private init; }

    public DateTimeOffset DisclosedAt { get; private init; }
    public Guid RecipientId { get; private init; }
    public string RecipientName { get; private init; } = "";

    /// <summary>Where they are, as far as known: the site.</summary>
    public string? RecipientAddress { get; private init; }

    /// <summary>As <see cref="Consents.Purposes"/> and <see cref="Consents.Categories"/>.</summary>
    public string Purpose { get; private init; } = "";
    public string[] Categories { get; private init; } = [];

    /// <summary>As the consent describes it.</summary>
    public string Description { get; private init; } = "";

    /// <summary>The notice that went with it, and what was said of the consent's scope: never sent without both.</summary>
    public string NoticeVersion { get; private init; } = "";
    public string ScopeExplanation { get; private init; } = "";

    public RedisclosureRule RedisclosureRule { get; private init; }
    public Transport Transport { get; private init; }

    /// <summary>Of what was handed on, byte for byte.</summary>
    public byte[] PayloadSha256 { get; private init; } = [];

    public static Disclosure Make(
        Referral referral,
        Consent consent,
        ConsentUse use,
        (Guid Id, string Name, string? Address) recipient,
        string noticeVersion,
        string scopeExplanation,
        byte[] payload,
        DateTimeOffset now)
    {
        consent.RefuseUnlessItAllows(use);
        referral.RefuseIfClosed();
        if (recipient.Name.Length == 0) throw RecipientUnknown();
        if (noticeVersion.Length == 0) throw NoticeMissing();
        if (scopeExplanation.Length == 0) throw ScopeMissing();

        return new Disclosure
        {
            Id = Guid.CreateVersion7(now),
            ParticipantId = referral.ParticipantId,
            ReferralId = referral.Id,
            ConsentId = consent.Id,
            DisclosedAt = now,
            RecipientId = recipient.Id,
            RecipientName = recipient.Name,
            RecipientAddress = recipient.Address,
            Purpose = use.Purpose,
            Categories = [.. use.Categories],
            Description = consent.Description,
            NoticeVersion = noticeVersion,
            ScopeExplanation = scopeExplanation,
            RedisclosureRule = consent.RedisclosureBy(use, use.Purpose),
            Transport = Transport.Ehr,
            PayloadSha256 = SHA256.HashData(payload),
        };
    }

    /// <summary>The directory has not told yet who asks: a disclosure to somebody without a name is none that can be accounted for.</summary>
    private static RuleViolationException RecipientUnknown() => new("disclosure.recipient-unknown");

    private static RuleViolationException NoticeMissing() => new("disclosure.notice-missing");

    private static RuleViolationException ScopeMissing() => new("disclosure.scope-missing");
}
