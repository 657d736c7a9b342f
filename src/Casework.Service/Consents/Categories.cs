namespace Platform.Casework.Consents;

/// <summary>What about a person may be handed on. The codes stand in consents, disclosures and the audit trail and never change.</summary>
internal static class Categories
{
    /// <summary>The names: given, family, and what the person goes by.</summary>
    public const string Name = "name";

    /// <summary>That and since when a team serves the person, and until when.</summary>
    public const string Service = "service";

    /// <summary>How many sessions of each series have been done.</summary>
    public const string Sessions = "sessions";

    /// <summary>What the person wants the receiver to know, in their own words.</summary>
    public const string OwnWords = "own-words";

    /// <summary>Everything but counselling notes. Needs a reason.</summary>
    public const string EntireRecord = "entire-record";

    /// <summary>Notes of a clinician on counselling for substance use: a consent for them holds nothing else.</summary>
    public const string CounsellingNotes = "counselling-notes";

    public static IReadOnlyList<string> All { get; } = [Name, Service, Sessions, OwnWords, EntireRecord, CounsellingNotes];

    /// <summary>What a referral can hand on.</summary>
    public static IReadOnlyList<string> OfReferrals { get; } = [Name, Service, Sessions, OwnWords];
}

/// <summary>What for. The codes stand in consents, disclosures and the audit trail and never change.</summary>
internal static class Purposes
{
    public const string Treatment = "treatment";
    public const string Payment = "payment";
    public const string Operations = "operations";

    /// <summary>Because the person asks for it: no more need be said.</summary>
    public const string PersonRequest = "person-request";

    public const string Research = "research";
    public const string Fundraising = "fundraising";

    /// <summary>Civil, criminal, administrative or legislative proceedings: a consent for them holds nothing else.</summary>
    public const string LegalProceedings = "legal-proceedings";

    public const string Other = "other";

    public static IReadOnlyList<string> All { get; } =
        [Treatment, Payment, Operations, PersonRequest, Research, Fundraising, LegalProceedings, Other];

    /// <summary>Treatment, payment and health care operations, for which one consent may stand until it is taken back.</summary>
    public static IReadOnlyList<string> OfCare { get; } = [Treatment, Payment, Operations];

    /// <summary>What a referral to a group can be for.</summary>
    public static IReadOnlyList<string> OfReferrals { get; } = [PersonRequest, Treatment];
}
