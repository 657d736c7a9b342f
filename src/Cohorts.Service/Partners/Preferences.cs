using Platform.Domain;

namespace Platform.Cohorts.Partners;

/// <summary>How far somebody likes to go on an outing.</summary>
internal enum Reach
{
    Near,
    Town,
    Far,
}

internal enum Gender
{
    Woman,
    Man,
    NonBinary,
    PreferNotToSay,
}

/// <summary>Whom somebody would rather have as a partner. It weighs, and never rules anybody out.</summary>
internal enum PartnerGender
{
    Same,
    Another,
    NoPreference,
}

/// <summary>
/// What a person likes to do, and what they wish of a partner, as far as they said it: nothing of it has to be. Its id is
/// the participant's. Protected, as names are.
/// </summary>
internal sealed class Preferences : Aggregate
{
    public const int MostInterests = 12;
    public const int MostOwnInterests = 5;
    public const int MaxOwnInterest = 40;
    public const int MostLanguages = 5;
    public const int MaxRemark = 300;

    private Preferences()
    {
    }

    /// <summary>Codes of the list of interests.</summary>
    public IReadOnlyList<string> Interests { get; private set; } = [];

    /// <summary>Interests that the list does not have, in the person's words.</summary>
    public IReadOnlyList<string> OwnInterests { get; private set; } = [];

    /// <summary>Codes of the list of languages.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>When in the week the person is free, as <c>sat-morning</c>.</summary>
    public IReadOnlyList<string> FreeTimes { get; private set; } = [];

    public Reach? Reach { get; private set; }
    public Gender? Gender { get; private set; }
    public PartnerGender? PartnerGender { get; private set; }

    /// <summary>What else is to be kept in mind, from the person or the coach.</summary>
    public string? Remark { get; private set; }

    /// <summary>Whether anything was said by which a partner could be found.</summary>
    public bool AreKnown =>
        Interests is not [] || OwnInterests is not [] || FreeTimes is not [] || Languages is not []
        || Reach is not null || PartnerGender is not null;

    public static Preferences Of(Guid participantId) => new() { Id = participantId };

    public void Set(
        IEnumerable<string> interests,
        IEnumerable<string> ownInterests,
        IEnumerable<string> languages,
        IEnumerable<string> freeTimes,
        Reach? reach,
        Gender? gender,
        PartnerGender? partnerGender,
        string? remark)
    {
        Interests = [.. interests.Distinct()];
        OwnInterests =
        [
            .. ownInterests
                .Where(interest => !string.IsNullOrWhiteSpace(interest))
                .Select(interest => interest.Trim())
                .DistinctBy(interest => interest, StringComparer.OrdinalIgnoreCase),
        ];
        Languages = [.. languages.Distinct()];
        FreeTimes = [.. freeTimes.Distinct()];
        (Reach, Gender, PartnerGender) = (reach, gender, partnerGender);
        Remark = string.IsNullOrWhiteSpace(remark) ? null : remark.Trim();
    }
}
