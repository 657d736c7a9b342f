using FsCheck;
using FsCheck.Fluent;
using Interval = Platform.Training.Attendance.Interval;

namespace Platform.Training.Tests.Attendance;

public sealed class IntervalTests
{
    private static readonly DateTimeOffset Two = new(2026, 12, 1, 19, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whoever_joins_on_two_devices_was_there_once() => Assert.Equal(50, Interval.Minutes([At(0, 40), At(10, 50)]));

    [Fact]
    public void Whoever_joins_again_was_there_both_times() => Assert.Equal(30, Interval.Minutes([At(0, 10), At(40, 60)]));

    [Fact]
    public void Stretches_that_touch_are_one() => Assert.Equal([At(0, 20)], Interval.Union([At(10, 20), At(0, 10)]));

    [Fact]
    public void One_that_lies_in_another_adds_nothing() => Assert.Equal([At(0, 90)], Interval.Union([At(0, 90), At(20, 30)]));

    [Fact]
    public void One_that_ends_before_it_begins_is_none() => Assert.Empty(Interval.Union([At(20, 10), At(5, 5)]));

    [Fact]
    public void What_lies_outside_of_the_window_does_not_count() =>
        Assert.Equal(90, Interval.Minutes([At(-8, 95).Within(At(0, 90)), At(100, 120).Within(At(0, 90))]));

    [Fact]
    public void The_union_is_each_minute_in_which_somebody_was_there_counted_once() => Check(intervals =>
    {
        var minutes = Enumerable.Range(0, 300).Count(minute =>
            intervals.Any(interval => interval.From <= Two.AddMinutes(minute) && Two.AddMinutes(minute) < interval.Until));
        return Interval.Minutes(intervals) == minutes;
    });

    [Fact]
    public void The_order_of_the_rows_does_not_matter() => Check(intervals =>
        Interval.Union(intervals).SequenceEqual(Interval.Union(intervals.AsEnumerable().Reverse()))
        && Interval.Union(intervals).SequenceEqual(Interval.Union(intervals.OrderBy(interval => interval.Until))));

    [Fact]
    public void Repeating_rows_changes_nothing() => Check(intervals =>
        Interval.Union([.. intervals, .. intervals]).SequenceEqual(Interval.Union(intervals))
        && Interval.Union(Interval.Union(intervals)).SequenceEqual(Interval.Union(intervals)));

    [Fact]
    public void The_union_has_no_overlaps_and_is_in_order() => Check(intervals =>
    {
        var union = Interval.Union(intervals);
        return union.All(interval => !interval.IsEmpty)
            && union.Zip(union.Skip(1)).All(pair => pair.First.Until < pair.Second.From);
    });

    [Fact]
    public void It_is_never_longer_than_the_sum_nor_shorter_than_the_longest() => Check(intervals =>
    {
        var lengths = intervals.Select(interval => Math.Max(0, (int)(interval.Until - interval.From).TotalMinutes)).ToArray();
        return Interval.Minutes(intervals) <= lengths.Sum() && Interval.Minutes(intervals) >= lengths.DefaultIfEmpty().Max();
    });

    private static void Check(Func<Interval[], bool> holds)
    {
        var intervals = Gen.Choose(0, 240)
            .SelectMany(from => Gen.Choose(-5, 59), (from, minutes) => At(from, from + minutes))
            .ArrayOf();
        Prop.ForAll(intervals.ToArbitrary(), holds).QuickCheckThrowOnFailure();
    }

    private static Interval At(int from, int until) => new(Two.AddMinutes(from), Two.AddMinutes(until));
}
