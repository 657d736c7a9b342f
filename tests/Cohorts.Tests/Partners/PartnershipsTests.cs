using Platform.Cohorts.Partners;
using Platform.Domain;

namespace Platform.Cohorts.Tests.Partners;

public sealed class PartnershipsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateOnly Later = new(2026, 5, 2);
    private static readonly Guid[] P = [.. Enumerable.Range(0, 7).Select(_ => NewId())];
    private static readonly HashSet<Guid> Group = [.. P[..6]];
    private static readonly HashSet<Together> Nobody = [];

    [Fact]
    public void What_is_offered_are_the_partners_of_the_group()
    {
        var partnerships = Offered([[0, 1], [2, 3], [4, 5]]);

        Assert.Equal([Two(0, 1), Two(2, 3), Two(4, 5)], partnerships.Current.Select(pair => pair.Members));
        Assert.All(partnerships.Pairs, pair => Assert.Equal((1, Today), (pair.Round, pair.Since)));
        Assert.Empty(partnerships.Facts);
    }

    [Fact]
    public void Who_stay_together_go_on_and_the_others_are_remembered()
    {
        var partnerships = Offered([[0, 1], [2, 3]]);
        var staying = partnerships.Pairs[0];

        Offer(partnerships, [[0, 1], [2, 4], [3, 5]], Later);

        Assert.Equal([Two(0, 1), Two(2, 4), Two(3, 5)], partnerships.Current.Select(pair => pair.Members));
        Assert.Same(staying, partnerships.Current.First());
        Assert.Equal((Today, 1), (staying.Since, staying.Round));
        var past = Assert.Single(partnerships.Pairs, pair => !pair.IsCurrent);
        Assert.Equal((Two(2, 3), PairEnd.Rearranged, Later), (past.Members, past.Ending, past.EndedOn));
        Assert.All(partnerships.Current.Skip(1), pair => Assert.Equal(2, pair.Round));
    }

    [Fact]
    public void Nobody_is_in_two_places_or_from_outside_the_group()
    {
        Assert.Equal("partners.named-twice", Refused(() => Offered([[0, 1], [1, 2]])).Code);
        Assert.Equal("partners.not-in-group", Refused(() => Offered([[0, 6]])).Code);
    }

    [Fact]
    public void Who_are_kept_apart_are_never_offered_not_even_in_a_three()
    {
        var partnerships = Partnerships.Of(NewId());
        KeepApart(partnerships, 1, 0);

        Assert.Equal("partners.kept-apart", Refused(() => Offer(partnerships, [[0, 1]], Today)).Code);
        Assert.Equal("partners.kept-apart", Refused(() => Offer(partnerships, [[2, 1, 0]], Today)).Code);
        // Nor if that was said in another group.
        Assert.Equal("partners.kept-apart", Refused(() => partnerships.Offer([Two(2, 3)], Group, new HashSet<Together> { Two(3, 2) }, Today, Now)).Code);
        Assert.Empty(partnerships.Pairs);
    }

    [Fact]
    public void A_locked_pair_is_not_parted_by_an_offer_until_it_is_let_go()
    {
        var partnerships = Offered([[0, 1], [2, 3]]);
        var pair = partnerships.Pairs[0];
        Assert.True(partnerships.Lock(pair.Id, true));

        Assert.Equal("partners.pair-locked", Refused(() => Offer(partnerships, [[0, 2], [1, 3]], Later)).Code);
        Offer(partnerships, [[0, 1], [2, 4]], Later);

        partnerships.Lock(pair.Id, false);
        Offer(partnerships, [[0, 2], [1, 3]], Later);
        Assert.False(pair.IsCurrent);
        Assert.Equal("partners.pair-ended", Refused(() => partnerships.Lock(pair.Id, true)).Code);
        Assert.False(partnerships.Lock(NewId(), true));
    }

    [Fact]
    public void Who_is_ready_goes_alone_and_the_one_left_may_have_another_partner()
    {
        var partnerships = Offered([[0, 1], [2, 3]]);

        Assert.True(partnerships.End(partnerships.Pairs[0].Id, PairEnd.ReadyForSolo, [P[0]], " Took the bus alone ", Later, Now));

        Assert.Equal([P[0]], partnerships.GoingAlone);
        Assert.Equal(
            (PairEnd.ReadyForSolo, Later, "Took the bus alone"),
            (partnerships.Pairs[0].Ending, partnerships.Pairs[0].EndedOn, partnerships.Pairs[0].EndNote));
        Assert.Equal((false, true, false), (partnerships.IsLeftBehind(P[0]), partnerships.IsLeftBehind(P[1]), partnerships.IsLeftBehind(P[2])));

        Offer(partnerships, [[1, 4], [2, 3]], Later);
        Assert.False(partnerships.IsLeftBehind(P[1]));
    }

    [Fact]
    public void Who_goes_alone_may_want_a_partner_again_or_is_given_one()
    {
        var partnerships = Offered([[0, 1], [2, 3]]);
        partnerships.End(partnerships.Pairs[0].Id, PairEnd.ReadyForSolo, [P[0], P[1]], null, Later, Now);

        Assert.True(partnerships.WantPartnerAgain(P[0]));
        Assert.False(partnerships.WantPartnerAgain(P[0]));
        Assert.Equal([P[1]], partnerships.GoingAlone);

        Offer(partnerships, [[1, 4], [2, 3]], Later);
        Assert.Empty(partnerships.GoingAlone);
    }

    [Fact]
    public void Who_is_ready_is_said_where_that_is_the_reason_and_only_there()
    {
        var partnerships = Offered([[0, 1]]);
        var pair = partnerships.Pairs[0].Id;

        foreach (var (ending, ready) in new (PairEnd, Guid[])[] { (PairEnd.ReadyForSolo, []), (PairEnd.ReadyForSolo, [P[4]]), (PairEnd.NotWorkingWell, [P[0]]) })
            Assert.Equal("partners.who-is-ready", Refused(() => partnerships.End(pair, ending, ready, null, Later, Now)).Code);

        Assert.True(partnerships.End(pair, PairEnd.NotWorkingWell, [], " ", Later, Now));
        Assert.Null(partnerships.Pairs[0].EndNote);
        Assert.Equal("partners.pair-ended", Refused(() => partnerships.End(pair, PairEnd.NotWorkingWell, [], null, Later, Now)).Code);
        Assert.False(partnerships.End(NewId(), PairEnd.NotWorkingWell, [], null, Later, Now));
    }

    [Fact]
    public void Whose_partner_leaves_the_group_is_without_one_and_of_three_two_go_on()
    {
        var partnerships = Offered([[0, 1], [2, 3, 4]]);

        partnerships.Leave(P[0], Later, Now);
        partnerships.Leave(P[3], Later, Now);

        Assert.Equal([Two(2, 4)], partnerships.Current.Select(pair => pair.Members));
        Assert.All(partnerships.Pairs.Take(2), pair => Assert.Equal((PairEnd.LeftGroup, Later), (pair.Ending, pair.EndedOn)));
    }

    [Fact]
    public void Of_three_of_whom_one_goes_alone_two_go_on_but_not_if_it_did_not_work()
    {
        var (ready, ill) = (Offered([[0, 1, 2]]), Offered([[0, 1, 2]]));

        ready.End(ready.Pairs[0].Id, PairEnd.ReadyForSolo, [P[1]], null, Later, Now);
        ill.End(ill.Pairs[0].Id, PairEnd.NotWorkingWell, [], null, Later, Now);

        Assert.Equal([Two(0, 2)], ready.Current.Select(pair => pair.Members));
        Assert.Empty(ill.Current);
    }

    [Fact]
    public void That_it_does_not_go_well_is_noted_with_what_is_done_until_it_goes_well_again()
    {
        var partnerships = Offered([[0, 1]]);
        var pair = partnerships.Pairs[0];

        Assert.True(partnerships.Flag(pair.Id, " They argue ", null, " ", settled: false, Today));
        Assert.Equal((true, "They argue", null), (pair.IsFlagged, pair.ConcernSeen, pair.ConcernAction));

        partnerships.Flag(pair.Id, "They argue", "Others fall silent", "Talked with each", settled: false, Later);
        Assert.Equal((Today, "Others fall silent", "Talked with each"), (pair.ConcernSince, pair.ConcernImpact, pair.ConcernAction));

        partnerships.Flag(pair.Id, "They argue", null, "They agreed on Saturdays", settled: true, Later);
        Assert.Equal((false, Later), (pair.IsFlagged, pair.ConcernSettledOn));

        partnerships.Flag(pair.Id, "Again", null, null, settled: false, Later);
        Assert.Equal((true, Later), (pair.IsFlagged, pair.ConcernSince));
        Assert.False(partnerships.Flag(NewId(), "They argue", null, null, settled: false, Today));
        partnerships.End(pair.Id, PairEnd.NotWorkingWell, [], null, Later, Now);
        Assert.Equal("partners.pair-ended", Refused(() => partnerships.Flag(pair.Id, "Again", null, null, settled: false, Later)).Code);
    }

    [Fact]
    public void Two_are_kept_apart_once_and_not_while_they_are_partners()
    {
        var partnerships = Offered([[0, 1, 2]]);
        Assert.Equal("partners.are-partners", Refused(() => KeepApart(partnerships, 2, 0)).Code);
        Assert.Equal("partners.same-person", Refused(() => KeepApart(partnerships, 3, 3)).Code);
        Assert.Equal("partners.not-in-group", Refused(() => KeepApart(partnerships, 3, 6)).Code);

        var kept = KeepApart(partnerships, 3, 4);

        Assert.Equal((Two(3, 4), "Were married", Today), (kept.People, kept.Reason, kept.Since));
        Assert.Equal("partners.kept-apart-already", Refused(() => KeepApart(partnerships, 4, 3)).Code);
        Assert.True(partnerships.LetTogether(kept.Id));
        Assert.False(partnerships.LetTogether(kept.Id));
        Offer(partnerships, [[3, 4]], Later);
    }

    private static Partnerships Offered(int[][] groups)
    {
        var partnerships = Partnerships.Of(NewId());
        Offer(partnerships, groups, Today);
        return partnerships;
    }

    private static void Offer(Partnerships partnerships, int[][] groups, DateOnly on) =>
        partnerships.Offer([.. groups.Select(group => Together.Of(group.Select(person => P[person])))], Group, Nobody, on, Now);

    private static KeptApart KeepApart(Partnerships partnerships, int one, int other) =>
        partnerships.KeepApart(P[one], P[other], " Were married ", Group, Today, Now);

    private static Together Two(int one, int other) => Together.Of(P[one], P[other]);

    private static RuleViolationException Refused(Action deed) => Assert.Throws<RuleViolationException>(deed);

    private static Guid NewId() => Guid.CreateVersion7(Now);
}
