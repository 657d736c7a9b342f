namespace Platform.Cohorts.Partners;

/// <summary>Who would go with whom: groups of two or three, and who would be left without a partner.</summary>
internal sealed record Arrangement(IReadOnlyList<Together> Groups, IReadOnlyList<Guid> Alone)
{
    /// <summary>
    /// The best there is: <paramref name="kept"/> stay as they are, nobody is put with whom they are kept apart from, and
    /// of all ways to arrange the rest it is the one by <see cref="Matching"/>.
    /// </summary>
    /// <param name="free">Who is not kept in a group; at most <see cref="Matching.MostPeople"/>.</param>
    /// <param name="threes">Whether three may go together, where their number is odd or no other way is left.</param>
    public static Arrangement Best(
        IEnumerable<Together> kept,
        IReadOnlyCollection<Peer> free,
        IReadOnlySet<Together> apart,
        IReadOnlyCollection<Pair> past,
        bool threes)
    {
        // Always in the same order, so that of equals it is always the same one.
        Peer[] people = [.. free.OrderBy(peer => peer.Id)];
        var groups = Matching.Best(
            people.Length,
            (one, other) => apart.Contains(Together.Of(people[one].Id, people[other].Id))
                ? null
                : Fit.Weigh(people[one], people[other], past),
            threes);
        return new Arrangement(
            [
                .. kept,
                .. groups.Where(group => group.Length > 1).Select(group => Together.Of(group.Select(person => people[person].Id))),
            ],
            [.. groups.Where(group => group.Length == 1).Select(group => people[group[0]].Id)]);
    }

    /// <summary>
    /// Puts somebody with another: they take the place of whom the other goes with, who takes theirs. Where the other goes
    /// with nobody, they join, and who is left behind by that goes with nobody.
    /// </summary>
    public Arrangement Put(Guid person, Guid with)
    {
        var from = Groups.FirstOrDefault(group => group.Has(person));
        var to = Groups.FirstOrDefault(group => group.Has(with));
        if (person == with || (from is not null && from == to)) return this;

        var displaced = to?.People.First(other => other != with);
        Guid[] joined = [.. to?.People.Where(other => other != displaced) ?? [with], person];
        Guid[] remaining = [.. from?.People.Where(other => other != person) ?? [], .. displaced is { } moved ? [moved] : Array.Empty<Guid>()];
        List<Together> groups = [.. Groups];
        List<Guid> alone = [.. Alone.Where(other => other != person && other != with)];
        Replace(groups, to, joined);
        Replace(groups, from, remaining);
        if (remaining.Length == 1) alone.Add(remaining[0]);
        return new Arrangement(groups, alone);
    }

    private static void Replace(List<Together> groups, Together? old, Guid[] people)
    {
        var at = old is null ? groups.Count : groups.IndexOf(old);
        if (old is not null) groups.RemoveAt(at);
        if (Together.Are(people)) groups.Insert(at, Together.Of(people));
    }
}
