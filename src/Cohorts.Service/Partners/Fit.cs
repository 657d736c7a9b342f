namespace Platform.Cohorts.Partners;

/// <summary>Why people fit, or what to mind, in an order from what counts most.</summary>
internal enum ReasonKind
{
    // What they share.
    SharedInterests,
    SharedTimes,

    // What helps.
    SharedLanguages,
    WishMet,
    SameReach,
    SameSituation,

    // What to mind.
    NoSharedLanguage,
    WishNotMet,
    WishNotKnown,
    DidNotWork,
    TogetherBefore,
    NoSharedTime,
    DifferentReach,
    NothingKnown,
    Remark,
}

/// <summary>How well people fit, as a word. There is no score of anybody.</summary>
internal enum FitWord
{
    Strong,
    Fair,

    /// <summary>Of one of them nothing is known by which it could be told.</summary>
    NotKnown,
}

/// <param name="About">Whom of them it is about; nobody in particular if empty.</param>
/// <param name="Words">Codes of interests, languages or times, an interest in people's own words, or a remark.</param>
internal sealed record Reason(ReasonKind Kind, IReadOnlyList<Guid> About, IReadOnlyList<string> Words);

/// <summary>Somebody to find a partner for.</summary>
/// <param name="IsLeftBehind">Whether their partner goes on outings alone by now.</param>
internal sealed record Peer(Guid Id, Preferences Preferences, bool IsLeftBehind);

/// <summary>
/// How well two or three people fit. Wishes, of a partner's gender too, weigh and never rule out; who must not go
/// together is decided elsewhere.
/// </summary>
internal sealed class Fit
{
    /// <summary>Many interests in common don't outweigh everything else.</summary>
    private const int MostInterestsThatCount = 5;

    private const int Strong = 6;

    /// <summary>The language that most outings are in says little about two people.</summary>
    private const string CommonLanguage = "en";

    private readonly int _weight;

    private Fit(FitWord word, int weight, IReadOnlyList<Reason> reasons) =>
        (Word, _weight, Reasons) = (word, weight, reasons);

    public FitWord Word { get; }

    public IReadOnlyList<Reason> Reasons { get; }

    /// <summary>What the matching adds up. It is told to nobody.</summary>
    public static int Weigh(Peer one, Peer other, IReadOnlyCollection<Pair> past) => Of([one, other], past)._weight;

    /// <summary>How these fit, in words.</summary>
    public static Fit Of(IReadOnlyList<Peer> people, IReadOnlyCollection<Pair> past)
    {
        var weighed = Explain(people, past).OrderBy(reason => reason.Reason.Kind).ToArray();
        var weight = weighed.Sum(reason => reason.Weight);
        var word = people.Any(peer => !peer.Preferences.AreKnown) ? FitWord.NotKnown
            : weight >= Strong && weighed.All(reason => reason.Weight >= 0) ? FitWord.Strong
            : FitWord.Fair;
        return new Fit(word, weight, [.. weighed.Select(reason => reason.Reason)]);
    }

    /// <summary>The interests that all of them have: codes, or their own words.</summary>
    public static IReadOnlyList<string> SharedInterests(IReadOnlyList<Peer> people) =>
    [
        .. Shared(people, preferences => preferences.Interests),
        .. Shared(people, preferences => preferences.OwnInterests),
    ];

    private static IEnumerable<(Reason Reason, int Weight)> Explain(
        IReadOnlyList<Peer> people, IReadOnlyCollection<Pair> past)
    {
        Guid[] nobody = [];
        string[] nothing = [];
        var interests = SharedInterests(people);
        if (interests is not [])
            yield return (new(ReasonKind.SharedInterests, nobody, interests), 3 * Math.Min(interests.Count, MostInterestsThatCount));

        if (people.All(peer => peer.Preferences.FreeTimes is not []))
        {
            var times = PartnerChoices.FreeTimes.Intersect(Shared(people, preferences => preferences.FreeTimes)).ToArray();
            yield return times is []
                ? (new(ReasonKind.NoSharedTime, nobody, nothing), -4)
                : (new(ReasonKind.SharedTimes, nobody, times), Math.Min(times.Length, 2) + 1);
        }

        if (people.All(peer => peer.Preferences.Languages is not []))
        {
            var languages = Shared(people, preferences => preferences.Languages);
            if (languages is []) yield return (new(ReasonKind.NoSharedLanguage, nobody, nothing), -8);
            else if (languages.Any(language => language != CommonLanguage))
                yield return (new(ReasonKind.SharedLanguages, nobody, [.. languages.Where(language => language != CommonLanguage)]), 2);
        }

        if (people.All(peer => peer.Preferences.Reach is not null))
        {
            yield return people.Select(peer => peer.Preferences.Reach).Distinct().Count() == 1
                ? (new(ReasonKind.SameReach, nobody, [$"{people[0].Preferences.Reach}"]), 1)
                : (new(ReasonKind.DifferentReach, nobody, nothing), -1);
        }

        foreach (var group in people.GroupBy(peer => WishOf(peer, people)).Where(group => group.Key is not null))
        {
            yield return (
                new(group.Key!.Value, [.. group.Select(peer => peer.Id)], nothing),
                group.Count() * group.Key switch { ReasonKind.WishMet => 4, ReasonKind.WishNotMet => -8, _ => 0 });
        }

        if (people.All(peer => peer.IsLeftBehind)) yield return (new(ReasonKind.SameSituation, nobody, nothing), 3);

        var twos = Together.Of(people.Select(peer => peer.Id)).Twos.ToArray();
        var before = past.Where(pair => pair.Members.Twos.Intersect(twos).Any()).ToArray();
        var ill = before.Where(pair => pair.Ending is PairEnd.NotWorkingWell).ToArray();
        if (ill is not []) yield return (new(ReasonKind.DidNotWork, nobody, nothing), -15 * ill.Length);
        if (before.Length > ill.Length)
            yield return (new(ReasonKind.TogetherBefore, nobody, nothing), -6 * (before.Length - ill.Length));

        foreach (var peer in people)
        {
            if (!peer.Preferences.AreKnown) yield return (new(ReasonKind.NothingKnown, [peer.Id], nothing), 0);
            if (peer.Preferences.Remark is { } remark) yield return (new(ReasonKind.Remark, [peer.Id], [remark]), 0);
        }
    }

    /// <summary>What becomes of somebody's wish of a partner's gender; null if they have none.</summary>
    private static ReasonKind? WishOf(Peer peer, IReadOnlyList<Peer> people)
    {
        var wish = peer.Preferences.PartnerGender;
        if (wish is null or PartnerGender.NoPreference) return null;

        var genders = people.Select(other => other.Preferences.Gender).ToArray();
        if (genders.Any(gender => gender is null or Gender.PreferNotToSay)) return ReasonKind.WishNotKnown;

        var others = people.Where(other => other != peer);
        return others.All(other => wish is PartnerGender.Same == (other.Preferences.Gender == peer.Preferences.Gender))
            ? ReasonKind.WishMet
            : ReasonKind.WishNotMet;
    }

    private static string[] Shared(IReadOnlyList<Peer> people, Func<Preferences, IReadOnlyList<string>> choose) =>
    [
        .. people.Skip(1).Aggregate(
            choose(people[0].Preferences).AsEnumerable(),
            (shared, peer) => shared.Intersect(choose(peer.Preferences), StringComparer.OrdinalIgnoreCase)),
    ];
}
