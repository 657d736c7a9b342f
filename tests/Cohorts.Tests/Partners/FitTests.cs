using Platform.Cohorts.Partners;

namespace Platform.Cohorts.Tests.Partners;

public sealed class FitTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void Says_what_two_people_share_and_what_helps()
    {
        var ada = APeer(
            ["fishing", "cooking"], own: ["Model trains"], languages: ["en", "es"], times: ["sun-evening", "sat-morning"], reach: Reach.Near);
        var ben = APeer(
            ["cooking", "music"], own: ["model TRAINS"], languages: ["es", "en"], times: ["sat-morning", "sun-evening"], reach: Reach.Near);

        var fit = Fit.Of([ada, ben], []);

        Assert.Equal(FitWord.Strong, fit.Word);
        Assert.Equal(
            ["SharedInterests: cooking, Model trains", "SharedTimes: sat-morning, sun-evening", "SharedLanguages: es", "SameReach: Near"],
            Said(fit));
    }

    [Fact]
    public void Says_what_to_mind()
    {
        var ada = APeer(["cooking"], languages: ["en"], times: ["sat-morning"], reach: Reach.Near, remark: "Likes quiet places");
        var ben = APeer(["music"], languages: ["es"], times: ["mon-morning"], reach: Reach.Far);

        var fit = Fit.Of([ada, ben], []);

        Assert.Equal(FitWord.Fair, fit.Word);
        Assert.Equal(
            ["NoSharedLanguage: ", "NoSharedTime: ", "DifferentReach: ", "Remark: Likes quiet places"], Said(fit));
        Assert.Equal([ada.Id], fit.Reasons[^1].About);
    }

    [Fact]
    public void Of_whom_nothing_is_known_nothing_is_claimed()
    {
        var (known, unknown) = (APeer(["cooking"]), APeer([]));

        var fit = Fit.Of([known, unknown], []);

        Assert.Equal(FitWord.NotKnown, fit.Word);
        var reason = Assert.Single(fit.Reasons);
        Assert.Equal((ReasonKind.NothingKnown, unknown.Id), (reason.Kind, Assert.Single(reason.About)));
    }

    [Theory]
    [InlineData(Gender.Woman, PartnerGender.Same, Gender.Woman, ReasonKind.WishMet)]
    [InlineData(Gender.Woman, PartnerGender.Same, Gender.Man, ReasonKind.WishNotMet)]
    [InlineData(Gender.Man, PartnerGender.Another, Gender.Woman, ReasonKind.WishMet)]
    [InlineData(Gender.NonBinary, PartnerGender.Another, Gender.NonBinary, ReasonKind.WishNotMet)]
    [InlineData(Gender.Woman, PartnerGender.Same, Gender.PreferNotToSay, ReasonKind.WishNotKnown)]
    [InlineData(Gender.PreferNotToSay, PartnerGender.Same, Gender.Woman, ReasonKind.WishNotKnown)]
    [InlineData(Gender.Woman, PartnerGender.Same, null, ReasonKind.WishNotKnown)]
    [InlineData(Gender.Woman, PartnerGender.NoPreference, Gender.Man, null)]
    [InlineData(Gender.Woman, null, Gender.Man, null)]
    internal void A_wish_of_the_partners_gender_weighs_and_rules_nobody_out(
        Gender gender, PartnerGender? wish, Gender? other, ReasonKind? reason)
    {
        var ada = APeer(["cooking"], gender: gender, wish: wish);
        var ben = APeer(["cooking"], gender: other);

        var found = Fit.Of([ada, ben], []).Reasons.SingleOrDefault(known => known.About is not []);

        Assert.Equal(reason, found?.Kind);
        if (found is not null) Assert.Equal([ada.Id], found.About);
        var without = Fit.Weigh(APeer(["cooking"]), APeer(["cooking"]), []);
        Assert.Equal(
            reason switch { ReasonKind.WishMet => 1, ReasonKind.WishNotMet => -1, _ => 0 },
            Math.Sign(Fit.Weigh(ada, ben, []) - without));
        // However many wishes are not met, they are arranged together when nobody else is there.
        Assert.Single(Arrangement.Best([], [ada, ben], new HashSet<Together>(), [], threes: true).Groups);
    }

    [Fact]
    public void To_have_been_partners_before_costs_and_more_if_it_did_not_work()
    {
        var (ada, ben, cleo) = (APeer(["cooking"]), APeer(["cooking"]), APeer(["cooking"]));
        var well = Ended(ada, ben, PairEnd.Rearranged);
        var ill = Ended(ada, ben, PairEnd.NotWorkingWell);

        var weights = new[] { Fit.Weigh(ada, ben, [ill]), Fit.Weigh(ada, ben, [well, well]), Fit.Weigh(ada, ben, [well]), Fit.Weigh(ada, cleo, [well, ill]) };

        Assert.Equal(weights.Order().Distinct(), weights);
        Assert.Equal(Fit.Weigh(ada, ben, []), weights[^1]);
        Assert.Contains("TogetherBefore: ", Said(Fit.Of([ben, ada], [well])));
        Assert.Contains("DidNotWork: ", Said(Fit.Of([ada, ben, cleo], [ill])));
    }

    [Fact]
    public void Who_were_left_by_partners_that_go_alone_are_in_the_same_situation()
    {
        Assert.Contains("SameSituation: ", Said(Fit.Of([APeer([], leftBehind: true), APeer([], leftBehind: true)], [])));
        Assert.DoesNotContain("SameSituation: ", Said(Fit.Of([APeer([], leftBehind: true), APeer([])], [])));
    }

    [Fact]
    public void Three_share_what_all_of_them_share()
    {
        var fit = Fit.Of([APeer(["cooking", "music"]), APeer(["music", "cooking"]), APeer(["music"])], []);

        Assert.Equal(["SharedInterests: music"], Said(fit));
    }

    private static IEnumerable<string> Said(Fit fit) =>
        fit.Reasons.Select(reason => $"{reason.Kind}: {string.Join(", ", reason.Words)}");

    private static Pair Ended(Peer one, Peer other, PairEnd ending)
    {
        var pair = Pair.Begin(NewId(), Together.Of(one.Id, other.Id), 1, Today, Now);
        pair.End(ending, null, Today);
        return pair;
    }

    private static Peer APeer(
        string[] interests,
        string[]? own = null,
        string[]? languages = null,
        string[]? times = null,
        Reach? reach = null,
        Gender? gender = null,
        PartnerGender? wish = null,
        string? remark = null,
        bool leftBehind = false)
    {
        var preferences = Preferences.Of(NewId());
        preferences.Set(interests, own ?? [], languages ?? [], times ?? [], reach, gender, wish, remark);
        return new Peer(preferences.Id, preferences, leftBehind);
    }

    private static Guid NewId() => Guid.CreateVersion7(Now);
}
