using System.Numerics;

namespace Platform.Cohorts.Partners;

/// <summary>
/// Arranges people in twos, and where that leaves somebody over, in threes: of all ways the best one, exactly. Best is,
/// in this order: the fewest left alone, the fewest threes, the greatest sum of how well each fits with whom they go. Of
/// ways that are equally good it is always the same one.
/// </summary>
/// <remarks>
/// Every set of people is a number with one bit for each. The best arrangement of a set is found from those of smaller
/// sets: its first person goes alone, with one other or with two others, and the rest is arranged already. 16 people are
/// 65,536 sets and eight million steps.
/// </remarks>
internal static class Matching
{
    public const int MostPeople = 16;

    // Worth more than all fits of a group can add up to, and one left alone more than all threes.
    private const long Three = 1L << 32;
    private const long Alone = 1L << 40;

    /// <param name="people">How many there are; they are numbered from 0.</param>
    /// <param name="fit">How well two fit; null if they must not go together.</param>
    /// <param name="threes">Whether three may go together.</param>
    /// <returns>The groups, each with its people in order; who is alone is a group of one.</returns>
    public static IReadOnlyList<int[]> Best(int people, Func<int, int, int?> fit, bool threes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(people, MostPeople);
        var fits = Table(people, fit);
        var worth = new long[1 << people];
        var choice = new int[1 << people];
        for (var set = 1; set < worth.Length; set++) (worth[set], choice[set]) = Arrange(set, fits, worth, threes);

        List<int[]> groups = [];
        for (var left = worth.Length - 1; left != 0; left ^= choice[left])
            groups.Add([.. Enumerable.Range(0, people).Where(person => (choice[left] & (1 << person)) != 0)]);
        return groups;
    }

    /// <summary>In how many ways so many people can be arranged, with one three or one left over if their number is odd.</summary>
    public static long Ways(int people, bool threes) => (people % 2, threes) switch
    {
        (0, _) => InTwos(people),
        (_, true) when people >= 3 => people * (people - 1L) * (people - 2) / 6 * InTwos(people - 3),
        _ => people * InTwos(people - 1),
    };

    private static (long Worth, int Choice) Arrange(int set, int?[,] fits, long[] worth, bool threes)
    {
        var first = BitOperations.TrailingZeroCount(set);
        var others = set & (set - 1);
        var best = (Worth: worth[others] - Alone, Choice: 1 << first);
        for (var twos = others; twos != 0; twos &= twos - 1)
        {
            var second = BitOperations.TrailingZeroCount(twos);
            if (fits[first, second] is not { } fit) continue;

            // Each of two has the other: it counts for both.
            Take(worth[others ^ (1 << second)] + 2L * fit, (1 << first) | (1 << second));
            if (!threes) continue;

            for (var rest = twos & (twos - 1); rest != 0; rest &= rest - 1)
            {
                var third = BitOperations.TrailingZeroCount(rest);
                if (fits[first, third] is not { } one || fits[second, third] is not { } other) continue;

                // Each of three has two others, whose mean counts: for all three that is the sum of the three fits.
                var group = (1 << first) | (1 << second) | (1 << third);
                Take(worth[set ^ group] + fit + one + other - Three, group);
            }
        }

        return best;

        void Take(long candidate, int group)
        {
            if (candidate > best.Worth) best = (candidate, group);
        }
    }

    private static int?[,] Table(int people, Func<int, int, int?> fit)
    {
        var fits = new int?[people, people];
        for (var one = 0; one < people; one++)
            for (var other = one + 1; other < people; other++)
                fits[one, other] = fits[other, one] = fit(one, other);
        return fits;
    }

    private static long InTwos(int people) => people < 2 ? 1 : (people - 1) * InTwos(people - 2);
}
