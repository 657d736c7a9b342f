using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Partners;

/// <summary>
/// Who of a group might go out together, and why: the best way there is, or one arranged by hand. Nothing is saved.
/// </summary>
internal static class ProposePartners
{
    /// <summary>Leaves one without a partner where the number is odd, who goes with the coach; otherwise there are three.</summary>
    private const string WithCoach = "coach";

    public enum Because
    {
        /// <summary>The number of people is odd.</summary>
        OddNumber,

        /// <summary>All who could be partners are kept apart from them, or have another who fits better.</summary>
        KeptApart,

        ByHand,

        /// <summary>There are more people than can be arranged at once: some have to be kept together first.</summary>
        TooMany,
    }

    /// <param name="Free">How many people were arranged anew.</param>
    /// <param name="Ways">In how many ways so many people can be arranged.</param>
    /// <param name="SharedInterests">How many interests partners share, all together.</param>
    public sealed record Response(
        Guid Id,
        int Free,
        long Ways,
        int SharedInterests,
        IReadOnlyList<Group> Groups,
        IReadOnlyList<Left> Alone,
        IReadOnlyList<GetPartners.Member> GoingAlone,
        int Version);

    /// <param name="Kept">Whether they stay as they are when the rest is proposed again.</param>
    /// <param name="Locked">Whether that is so for everybody, until somebody unlocks them.</param>
    /// <param name="KeptApart">Whether two of them must not be partners: arranged by hand only, and never offered.</param>
    /// <param name="Since">Since when they have been partners; null if they are not.</param>
    /// <param name="NewToEachOther">Whether none of them has been partners with another.</param>
    public sealed record Group(
        IReadOnlyList<GetPartners.Member> Members,
        bool Kept,
        bool Locked,
        bool KeptApart,
        DateOnly? Since,
        bool NewToEachOther,
        FitWord Fit,
        IReadOnlyList<Why> Reasons);

    /// <param name="Words">Interests and languages in the reader's language; times and reach by code; a remark as it is.</param>
    public sealed record Why(ReasonKind Kind, IReadOnlyList<GetPartners.Member> About, IReadOnlyList<string> Words);

    public sealed record Left(
        Guid ParticipantId, string DisplayName, Because Because, IReadOnlyList<GetPartners.Member> KeptApartFrom);

    /// <param name="keep">Who stay together; without <paramref name="fresh"/> and with none named, all partners there are.</param>
    /// <param name="pair">The whole arrangement, by hand.</param>
    /// <param name="put">Who is to go with <paramref name="with"/>: what that would change.</param>
    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id,
        Caller caller,
        CohortsDb db,
        HttpResponse http,
        CancellationToken cancel,
        Together[]? keep = null,
        Together[]? pair = null,
        bool fresh = false,
        Guid? put = null,
        Guid? with = null,
        [AllowedValues(null, "three", WithCoach)] string? odd = null)
    {
        if (!await db.Cohorts.VisibleTo(caller).AnyAsync(cohort => cohort.Id == id, cancel)) return TypedResults.NotFound();

        var partnerships = await db.Partnerships(id, cancel);
        var people = (await db.PeopleOf(id, cancel)).Where(person => person.IsHere).ToArray();
        Guid[] ids = [.. people.Select(person => person.ParticipantId)];
        var said = await db.Preferences.AsNoTracking().Where(known => ids.Contains(known.Id)).ToDictionaryAsync(known => known.Id, cancel);
        var apart = await db.KeptApart(ids, cancel);
        var peers = ids
            .Where(person => !partnerships.GoingAlone.Contains(person))
            .ToDictionary(person => person, person => new Peer(
                person, said.GetValueOrDefault(person) ?? Preferences.Of(person), partnerships.IsLeftBehind(person)));

        var current = partnerships.Current.ToArray();
        var locked = current.Where(known => known.IsLocked).Select(known => known.Members);
        var kept = Apart(
            locked.Concat(keep is not (null or []) || fresh ? keep ?? [] : pair is not (null or []) ? [] : current.Select(known => known.Members)),
            peers);
        Pair[] past = [.. partnerships.Pairs.Where(known => !(known.IsCurrent && kept.Contains(known.Members)))];
        Peer[] free = [.. peers.Values.Where(peer => !kept.Any(group => group.Has(peer.Id)))];

        var threes = odd != WithCoach;
        var byHand = pair is not (null or []);
        var tooMany = !byHand && free.Length > Matching.MostPeople;
        var arrangement = byHand || tooMany
            ? ByHand(Apart(byHand ? pair! : kept, peers), peers)
            : Arrangement.Best(kept, free, apart, past, threes);
        if (put is { } person && with is { } other && peers.ContainsKey(person) && peers.ContainsKey(other))
            (arrangement, byHand) = (arrangement.Put(person, other), true);

        // Who is kept comes first, and then everybody by name.
        Group[] groups =
        [
            .. arrangement.Groups
                .OrderByDescending(kept.Contains)
                .ThenBy(group => Array.FindIndex(people, known => group.Has(known.ParticipantId)))
                .Select(ShowGroup),
        ];
        db.Audit.AddReads(caller, "partnerships", id, ids, "name", "preferences");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(partnerships.Version);
        return TypedResults.Ok(new Response(
            id,
            free.Length,
            Matching.Ways(Math.Min(free.Length, Matching.MostPeople), threes),
            arrangement.Groups.Sum(group => Fit.SharedInterests(Peers(group)).Count),
            groups,
            [.. arrangement.Alone.Select(ShowAlone)],
            [.. Members(partnerships.GoingAlone)],
            partnerships.Version));

        Peer[] Peers(Together group) => [.. group.People.Select(member => peers[member])];

        IEnumerable<GetPartners.Member> Members(IEnumerable<Guid> of) => people
            .Where(known => of.Contains(known.ParticipantId))
            .Select(known => new GetPartners.Member(known.ParticipantId, known.DisplayName));

        Group ShowGroup(Together group)
        {
            var fit = Fit.Of(Peers(group), past);
            return new Group(
                [.. Members(group.People)],
                kept.Contains(group),
                locked.Contains(group),
                group.Twos.Any(apart.Contains),
                current.FirstOrDefault(known => known.Members == group)?.Since,
                !partnerships.Pairs.Any(known => known.Members.Twos.Intersect(group.Twos).Any()),
                fit.Word,
                [.. fit.Reasons.Select(reason => new Why(reason.Kind, [.. Members(reason.About)], Say(reason)))]);
        }

        Left ShowAlone(Guid left) => new(
            left,
            people.First(known => known.ParticipantId == left).DisplayName,
            byHand ? Because.ByHand
                : tooMany ? Because.TooMany
                : arrangement.Alone.Count == free.Length % 2 ? Because.OddNumber
                : Because.KeptApart,
            [.. Members(apart.Where(two => two.Has(left)).SelectMany(two => two.People).Where(known => known != left))]);
    }

    /// <summary>Those of the groups whose people are all here, nobody in two of them.</summary>
    private static List<Together> Apart(IEnumerable<Together> groups, Dictionary<Guid, Peer> peers)
    {
        List<Together> apart = [];
        foreach (var group in groups.Where(group => group.People.All(peers.ContainsKey)))
            if (!apart.Exists(known => group.People.Any(known.Has))) apart.Add(group);
        return apart;
    }

    private static Arrangement ByHand(List<Together> groups, Dictionary<Guid, Peer> peers) =>
        new(groups, [.. peers.Keys.Where(person => !groups.Exists(group => group.Has(person)))]);

    private static string[] Say(Reason reason) => reason.Kind switch
    {
        ReasonKind.SharedInterests => Titles(PartnerChoices.Interests, reason.Words),
        ReasonKind.SharedLanguages => Titles(PartnerChoices.Languages, reason.Words),
        _ => [.. reason.Words],
    };

    // What is not in the list is in the people's own words.
    private static string[] Titles(IReadOnlyDictionary<string, Choice> choices, IReadOnlyList<string> words) =>
        [.. words.Select(word => choices.GetValueOrDefault(word)?.TitleFor(CultureInfo.CurrentUICulture) ?? word)];
}
