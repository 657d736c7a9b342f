using Platform.Cohorts.Partners;

namespace Platform.Cohorts.Tests.Partners;

public sealed class ArrangementTests
{
    private static readonly Guid[] P = [.. Enumerable.Range(0, 8).Select(number => new Guid(number, 0, 0, new byte[8]))];

    [Fact]
    public void Who_is_kept_stays_and_the_order_of_the_question_changes_nothing()
    {
        Peer[] free = [.. P[2..].Select(id => new Peer(id, Preferences.Of(id), IsLeftBehind: false))];
        var kept = Together.Of(P[0], P[1]);

        var found = Arrangement.Best([kept], free, new HashSet<Together>(), [], threes: true);
        var again = Arrangement.Best([kept], [.. free.Reverse()], new HashSet<Together>(), [], threes: true);

        Assert.Equal(kept, found.Groups[0]);
        Assert.Equal(4, found.Groups.Count);
        Assert.Equal(found.Groups, again.Groups);
    }

    [Fact]
    public void Who_is_kept_apart_from_all_is_left_and_named()
    {
        Peer[] free = [.. P[..3].Select(id => new Peer(id, Preferences.Of(id), IsLeftBehind: false))];
        HashSet<Together> apart = [Together.Of(P[1], P[0]), Together.Of(P[2], P[1])];

        var found = Arrangement.Best([], free, apart, [], threes: true);

        Assert.Equal([Together.Of(P[0], P[2])], found.Groups);
        Assert.Equal([P[1]], found.Alone);
    }

    [Fact]
    public void Who_is_put_with_another_takes_the_place_of_their_partner()
    {
        var arrangement = Of([[0, 1], [2, 3]]);

        var changed = arrangement.Put(P[3], P[0]);

        Assert.Equal([Together.Of(P[0], P[3]), Together.Of(P[1], P[2])], changed.Groups);
        Assert.Empty(changed.Alone);
    }

    [Fact]
    public void Who_is_put_with_somebody_alone_joins_them_and_leaves_the_partner()
    {
        var changed = Of([[0, 1]], alone: [2]).Put(P[0], P[2]);

        Assert.Equal([Together.Of(P[0], P[2])], changed.Groups);
        Assert.Equal([P[1]], changed.Alone);
    }

    [Fact]
    public void Somebody_alone_takes_the_place_of_a_partner_who_is_alone_then()
    {
        var changed = Of([[0, 1]], alone: [2]).Put(P[2], P[0]);

        Assert.Equal([Together.Of(P[0], P[2])], changed.Groups);
        Assert.Equal([P[1]], changed.Alone);
    }

    [Fact]
    public void Of_three_who_gives_one_away_two_remain()
    {
        Assert.Equal([Together.Of(P[1], P[2]), Together.Of(P[0], P[3])], Of([[0, 1, 2]], alone: [3]).Put(P[0], P[3]).Groups);
        Assert.Equal([Together.Of(P[1], P[2], P[4]), Together.Of(P[0], P[3])], Of([[0, 1, 2], [3, 4]]).Put(P[0], P[3]).Groups);
    }

    [Fact]
    public void Who_is_with_somebody_already_changes_nothing()
    {
        var arrangement = Of([[0, 1], [2, 3]]);

        Assert.Same(arrangement, arrangement.Put(P[0], P[1]));
        Assert.Same(arrangement, arrangement.Put(P[0], P[0]));
    }

    private static Arrangement Of(int[][] groups, int[]? alone = null) =>
        new([.. groups.Select(group => Together.Of(group.Select(person => P[person])))], [.. (alone ?? []).Select(person => P[person])]);
}
