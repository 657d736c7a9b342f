using System.Collections.Concurrent;
using Platform.Gateway.Data;

namespace Platform.Gateway.Tests.Data;

/// <summary>Queries that a test answers when it likes.</summary>
public sealed class AskedTogetherTests
{
    private readonly BlockingCollection<Query> _queries = [];
    private readonly AskedTogether<int, string> _asked;

    public AskedTogetherTests() => _asked = new((keys, cancel) =>
    {
        var query = new Query([.. keys.Order()]);
        _queries.Add(query, cancel);
        return query.Answer.Task;
    });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_asks_alone_is_answered_by_a_query_of_their_own()
    {
        var found = _asked.Find(1, Cancel);
        Next([1]).Found((1, "one"));

        Assert.Equal("one", await found);
    }

    [Fact]
    public async Task What_a_query_does_not_mention_does_not_exist()
    {
        var found = _asked.Find(1, Cancel);
        Next([1]).Found();

        Assert.Null(await found);
    }

    [Fact]
    public async Task Who_asks_while_queries_are_under_way_hears_from_the_next_which_begins_later()
    {
        var (first, firstQuery) = (_asked.Find(1, Cancel), Next([1]));
        var (second, secondQuery) = (_asked.Find(2, Cancel), Next([2]));
        var later = new[] { _asked.Find(1, Cancel), _asked.Find(3, Cancel), _asked.Find(3, Cancel) };

        firstQuery.Found((1, "one"));
        Assert.Equal("one", await first);
        Next([1, 3]).Found((3, "three"));

        // What was true when the first asked is not true any more, and nobody was told the old answer.
        Assert.Equal<IEnumerable<string?>>([null, "three", "three"], await Task.WhenAll(later));
        secondQuery.Found((2, "two"));
        Assert.Equal("two", await second);
    }

    [Fact]
    public async Task A_query_that_fails_fails_for_those_who_asked_it_and_for_nobody_after()
    {
        var failing = _asked.Find(1, Cancel);
        Next([1]).Answer.SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => failing);

        var found = _asked.Find(1, Cancel);
        Next([1]).Found((1, "one"));
        Assert.Equal("one", await found);
    }

    [Fact]
    public async Task Who_leaves_does_not_take_the_answer_from_others()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var (busy, one) = (_asked.Find(1, Cancel), Next([1]));
        var (busyToo, two) = (_asked.Find(2, Cancel), Next([2]));
        var (left, stayed) = (_asked.Find(3, leaving.Token), _asked.Find(3, Cancel));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        one.Found();
        Next([3]).Found((3, "three"));
        two.Found();

        Assert.Equal("three", await stayed);
        Assert.Equal<IEnumerable<string?>>([null, null], await Task.WhenAll(busy, busyToo));
    }

    private Query Next(int[] keys)
    {
        Assert.True(_queries.TryTake(out var query, TimeSpan.FromSeconds(30)), "No query began.");
        Assert.Equal(keys, query.Keys);
        return query;
    }

    private sealed record Query(int[] Keys)
    {
        public TaskCompletionSource<Dictionary<int, string>> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Found(params (int Key, string Value)[] found) =>
            Answer.SetResult(found.ToDictionary(each => each.Key, each => each.Value));
    }
}
