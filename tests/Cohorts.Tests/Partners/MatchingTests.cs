using FsCheck;
using FsCheck.Fluent;
using Platform.Cohorts.Partners;

namespace Platform.Cohorts.Tests.Partners;

public sealed class MatchingTests
{
    /// <summary>How well each two of up to eight people fit, one in four of them kept apart, and whether threes may be.</summary>
    private static Arbitrary<Room> Rooms { get; } = (
        from people in Gen.Choose(0, 8)
        from fits in Gen.Frequency((3, Gen.Choose(-20, 20).Select(fit => (int?)fit)), (1, Gen.Constant((int?)null)))
            .ArrayOf(people * people)
        from threes in Gen.Elements(true, false)
        select new Room(people, fits, threes)).ToArbitrary();

    [Fact]
    public void Nothing_is_better_than_the_best_of_all_ways_tried_one_by_one()
    {
        Prop.ForAll(Rooms, room =>
        {
            var found = room.Best();
            return found.SelectMany(group => group).Order().SequenceEqual(Enumerable.Range(0, room.People))
                && found.All(group => room.Worth([group]) is not null)
                && room.Worth(found) == room.AllWays().Select(room.Worth).Max();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    [Fact]
    public void Of_ways_that_are_equally_good_it_is_always_the_same_one()
    {
        foreach (var people in Enumerable.Range(2, 8))
        {
            var first = Matching.Best(people, (_, _) => 1, threes: true);

            Assert.Equal(first, Matching.Best(people, (_, _) => 1, threes: true));
            Assert.Equal([0, 1], first[0][..2]);
        }
    }

    [Fact]
    public void Looks_at_everybody_at_once_and_not_at_one_after_the_other()
    {
        // The best two alone are 1 and 2, and leave 0 and 3 with each other.
        var fits = new Dictionary<(int, int), int> { [(0, 1)] = 8, [(1, 2)] = 9, [(2, 3)] = 8, [(0, 3)] = -20, [(0, 2)] = 0, [(1, 3)] = 0 };

        Assert.Equal([[0, 1], [2, 3]], Matching.Best(4, (one, other) => fits[(one, other)], threes: true));
    }

    [Fact]
    public void An_odd_number_makes_one_three_or_leaves_the_one_without_whom_the_others_fit_best()
    {
        Assert.Equal([2, 2, 3], Sizes(Matching.Best(7, (_, _) => -5, threes: true)));

        var without = Matching.Best(5, (one, other) => one == 2 || other == 2 ? 1 : 5, threes: false);
        Assert.Equal([1, 2, 2], Sizes(without));
        Assert.Equal([2], without.Single(group => group.Length == 1));
    }

    [Fact]
    public void Who_are_kept_apart_are_never_together_and_as_few_as_can_be_are_left()
    {
        // 0 may go with nobody; of the other three, three may go together.
        Assert.Equal([[0], [1, 2, 3]], Matching.Best(4, (one, _) => one == 0 ? null : 1, threes: true));
        Assert.Equal([1, 1, 2], Sizes(Matching.Best(4, (one, _) => one == 0 ? null : 1, threes: false)));
        Assert.Equal([[0], [1]], Matching.Best(2, (_, _) => null, threes: true));
    }

    [Fact]
    public void Sixteen_people_are_arranged_as_well_as_by_swapping_until_nothing_gets_better()
    {
        static int Fit(int one, int other) => (Math.Min(one, other) * 7919 + Math.Max(one, other) * 104729) % 41 - 20;

        var found = Matching.Best(16, (one, other) => Fit(one, other), threes: true);

        Assert.Equal(8, found.Count);
        foreach (var (here, there) in found.SelectMany(here => found.Where(there => there[0] > here[0]), (here, there) => (here, there)))
        {
            var now = Fit(here[0], here[1]) + Fit(there[0], there[1]);
            Assert.True(now >= Fit(here[0], there[0]) + Fit(here[1], there[1]));
            Assert.True(now >= Fit(here[0], there[1]) + Fit(here[1], there[0]));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Matching.Best(17, (_, _) => 0, threes: true));
    }

    [Theory]
    [InlineData(0, true, 1)]
    [InlineData(2, true, 1)]
    [InlineData(4, true, 3)]
    [InlineData(6, true, 15)]
    [InlineData(8, true, 105)]
    [InlineData(12, true, 10_395)]
    [InlineData(1, true, 1)]
    [InlineData(3, true, 1)]
    [InlineData(3, false, 3)]
    [InlineData(5, true, 10)]
    [InlineData(5, false, 15)]
    [InlineData(7, true, 105)]
    public void Knows_in_how_many_ways_people_can_be_arranged(int people, bool threes, long ways)
    {
        Assert.Equal(ways, Matching.Ways(people, threes));
        if (people <= 8)
        {
            var room = new Room(people, new int?[people * people].Select(_ => (int?)0).ToArray(), threes);
            var all = room.AllWays().GroupBy(way => (way.Count(group => group.Length == 1), way.Count(group => group.Length == 3)));
            Assert.Equal(ways, all.OrderBy(kind => kind.Key).First().Count());
        }
    }

    private static IEnumerable<int> Sizes(IEnumerable<int[]> groups) => groups.Select(group => group.Length).Order();

    private sealed record Room(int People, int?[] Fits, bool Threes)
    {
        public IReadOnlyList<int[]> Best() => Matching.Best(People, Fit, Threes);

        /// <summary>Every way to put everybody into groups of one, two and, if they may be, three.</summary>
        public IEnumerable<List<int[]>> AllWays() => Ways([.. Enumerable.Range(0, People)]);

        /// <summary>What is compared: who is alone, threes, the sum of the fits; null if somebody is with whom they must not be.</summary>
        public (int, int, int)? Worth(IEnumerable<int[]> way)
        {
            var (alone, threes, sum) = (0, 0, 0);
            foreach (var group in way)
            {
                var fits = Twos(group).Select(two => Fit(two.One, two.Other)).ToArray();
                if (fits.Any(fit => fit is null)) return null;
                if (group.Length == 1) alone--;
                if (group.Length == 3) threes--;
                sum += group.Length == 2 ? 2 * fits[0]!.Value : fits.Sum() ?? 0;
            }

            return (alone, threes, sum);
        }

        private int? Fit(int one, int other) => Fits[Math.Min(one, other) * People + Math.Max(one, other)];

        private IEnumerable<List<int[]>> Ways(int[] people)
        {
            if (people is [])
            {
                yield return [];
                yield break;
            }

            var others = people[1..];
            var groups = others.Select(second => new[] { people[0], second })
                .Concat(Threes ? Twos(others).Select(two => new[] { people[0], two.One, two.Other }) : [])
                .Prepend([people[0]]);
            foreach (var group in groups)
                foreach (var rest in Ways([.. people.Except(group)]))
                    yield return [group, .. rest];
        }

        private static IEnumerable<(int One, int Other)> Twos(int[] people) =>
            from one in people from other in people where one < other select (one, other);
    }
}
