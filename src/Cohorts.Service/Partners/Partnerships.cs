using Platform.Domain;

namespace Platform.Cohorts.Partners;

/// <summary>
/// Who goes out with whom in one group, now and before, who must not, and who goes alone by now. Its id is the group's.
/// An odd number of people blocks nothing: there are three, or one without a partner who is named.
/// </summary>
internal sealed class Partnerships : Aggregate
{
    public const int MaxNote = 500;

    private readonly List<Pair> _pairs = [];
    private readonly List<KeptApart> _keptApart = [];

    private Partnerships()
    {
    }

    public IReadOnlyList<Pair> Pairs => _pairs;
    public IReadOnlyList<KeptApart> KeptApart => _keptApart;

    /// <summary>Who has no partner any more because they go on outings alone.</summary>
    public IReadOnlyList<Guid> GoingAlone { get; private set; } = [];

    public IEnumerable<Pair> Current => _pairs.Where(pair => pair.IsCurrent);

    private int LastRound => _pairs.Select(pair => pair.Round).DefaultIfEmpty().Max();

    /// <summary>Those of a group in which nobody has had a partner yet.</summary>
    public static Partnerships Of(Guid cohortId) => new() { Id = cohortId };

    /// <summary>
    /// Makes these the partners of the group. Who stay together go on; other partners end, unless they are locked.
    /// </summary>
    /// <param name="people">Who is in the group.</param>
    /// <param name="apart">Who is kept apart in other groups.</param>
    public void Offer(
        IReadOnlyCollection<Together> offered,
        IReadOnlySet<Guid> people,
        IReadOnlySet<Together> apart,
        DateOnly today,
        DateTimeOffset now)
    {
        Guid[] named = [.. offered.SelectMany(together => together.People)];
        if (named.Distinct().Count() != named.Length) throw NamedTwice();
        if (named.Any(person => !people.Contains(person))) throw NotInGroup();
        if (offered.SelectMany(together => together.Twos).Any(two => IsApart(two, apart))) throw AreKeptApart();
        if (Current.Any(pair => pair.IsLocked && !offered.Contains(pair.Members))) throw PairIsLocked();

        foreach (var pair in Current.Where(pair => !offered.Contains(pair.Members)).ToArray())
            pair.End(PairEnd.Rearranged, null, today);
        var round = LastRound + 1;
        var together = Current.Select(pair => pair.Members).ToHashSet();
        _pairs.AddRange(offered
            .Where(members => !together.Contains(members))
            .Select(members => Pair.Begin(Id, members, round, today, now)));
        GoingAlone = [.. GoingAlone.Except(named)];
    }

    /// <summary>Ends a pair. Of three, those who are left go on as two, unless it did not work.</summary>
    /// <param name="ready">Who goes on outings alone from now on; nobody unless that is the reason.</param>
    /// <returns>False if there is no such pair.</returns>
    public bool End(
        Guid pairId, PairEnd ending, IReadOnlyCollection<Guid> ready, string? note, DateOnly today, DateTimeOffset now)
    {
        if (Find(pairId) is not { } pair) return false;
        if (!pair.IsCurrent) throw PairHasEnded();
        if (ending is PairEnd.ReadyForSolo != ready.Count > 0 || !ready.All(pair.Members.Has)) throw WhoIsReady();

        pair.End(ending, note, today);
        GoingAlone = [.. GoingAlone.Union(ready)];
        if (ending is PairEnd.ReadyForSolo) GoOnWithout(ready, pair, today, now);
        return true;
    }

    /// <summary>Notes that somebody has left the group: whom they went out with is without a partner, or goes on as two.</summary>
    public void Leave(Guid participantId, DateOnly today, DateTimeOffset now)
    {
        foreach (var pair in Current.Where(pair => pair.Members.Has(participantId)).ToArray())
        {
            pair.End(PairEnd.LeftGroup, null, today);
            GoOnWithout([participantId], pair, today, now);
        }

        GoingAlone = [.. GoingAlone.Where(person => person != participantId)];
    }

    /// <summary>Keeps partners together whatever is proposed, or no longer.</summary>
    /// <returns>False if there is no such pair.</returns>
    public bool Lock(Guid pairId, bool locked)
    {
        if (Find(pairId) is not { } pair) return false;
        if (!pair.IsCurrent) throw PairHasEnded();

        pair.Lock(locked);
        return true;
    }

    /// <summary>Notes that partners do not go well together, or what is done about it by now.</summary>
    /// <returns>False if there is no such pair.</returns>
    public bool Flag(Guid pairId, string seen, string? impact, string? action, bool settled, DateOnly today)
    {
        if (Find(pairId) is not { } pair) return false;
        if (!pair.IsCurrent) throw PairHasEnded();

        pair.Flag(seen, impact, action, settled, today);
        return true;
    }

    /// <summary>From here on two people of the group are never partners.</summary>
    public KeptApart KeepApart(
        Guid one, Guid other, string reason, IReadOnlySet<Guid> people, DateOnly today, DateTimeOffset now)
    {
        if (one == other) throw SamePerson();
        if (!people.Contains(one) || !people.Contains(other)) throw NotInGroup();
        var two = Together.Of(one, other);
        if (_keptApart.Exists(known => known.People == two)) throw KeptApartAlready();
        if (Current.Any(pair => pair.Members.Twos.Contains(two))) throw ArePartners();

        var kept = new KeptApart(Guid.CreateVersion7(now), Id, two.First, two.Second, reason.Trim(), today);
        _keptApart.Add(kept);
        return kept;
    }

    /// <summary>Two people may be partners again.</summary>
    /// <returns>False if they were not kept apart here.</returns>
    public bool LetTogether(Guid keptApartId) => _keptApart.RemoveAll(known => known.Id == keptApartId) > 0;

    /// <summary>Somebody who goes on outings alone wants a partner again.</summary>
    /// <returns>False if they did not go alone.</returns>
    public bool WantPartnerAgain(Guid participantId)
    {
        if (!GoingAlone.Contains(participantId)) return false;

        GoingAlone = [.. GoingAlone.Where(person => person != participantId)];
        return true;
    }

    /// <summary>Whether somebody's partner goes on outings alone by now, and they have had nobody since.</summary>
    public bool IsLeftBehind(Guid participantId) =>
        !GoingAlone.Contains(participantId)
        && _pairs.Where(pair => pair.Members.Has(participantId)).MaxBy(pair => pair.Round) is { Ending: PairEnd.ReadyForSolo };

    private void GoOnWithout(IReadOnlyCollection<Guid> gone, Pair pair, DateOnly today, DateTimeOffset now)
    {
        Guid[] left = [.. pair.Members.People.Except(gone)];
        if (Together.Are(left)) _pairs.Add(Pair.Begin(Id, Together.Of(left), LastRound + 1, today, now));
    }

    private bool IsApart(Together two, IReadOnlySet<Together> elsewhere) =>
        elsewhere.Contains(two) || _keptApart.Exists(known => known.People == two);

    private Pair? Find(Guid pairId) => _pairs.Find(pair => pair.Id == pairId);

    private static RuleViolationException NamedTwice() => new("partners.named-twice");

    private static RuleViolationException NotInGroup() => new("partners.not-in-group");

    private static RuleViolationException AreKeptApart() => new("partners.kept-apart");

    private static RuleViolationException PairIsLocked() => new("partners.pair-locked");

    private static RuleViolationException PairHasEnded() => new("partners.pair-ended");

    private static RuleViolationException WhoIsReady() => new("partners.who-is-ready");

    private static RuleViolationException SamePerson() => new("partners.same-person");

    private static RuleViolationException KeptApartAlready() => new("partners.kept-apart-already");

    private static RuleViolationException ArePartners() => new("partners.are-partners");
}
