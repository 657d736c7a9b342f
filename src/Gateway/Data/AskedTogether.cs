using System.Diagnostics;

namespace Platform.Gateway.Data;

/// <summary>
/// One query for all who ask at one moment. Who comes while queries are under way is answered by the next, which begins
/// after they came: everybody hears what the directory says then, as if they had asked alone, and nothing is kept.
/// </summary>
/// <param name="query">Finds what there is for some keys; what it does not mention does not exist.</param>
internal sealed class AskedTogether<TKey, TFound>(
    Func<IReadOnlyCollection<TKey>, CancellationToken, Task<Dictionary<TKey, TFound>>> query)
    where TKey : notnull
    where TFound : class
{
    /// <summary>A second, so that one slow answer does not hold up everybody.</summary>
    private const int QueriesAtOnce = 2;

    private const int KeysAtOnce = 200;
    private readonly Queue<Question> _waiting = [];
    private int _underWay;

    /// <returns>What there is for <paramref name="key"/>, or null.</returns>
    public Task<TFound?> Find(TKey key, CancellationToken cancel)
    {
        var question = new Question(key);
        lock (_waiting)
        {
            _waiting.Enqueue(question);
            if (_underWay < QueriesAtOnce)
            {
                _underWay++;
                // The query is nobody's in particular: it must not run in the first one's trace, culture or request.
                using (ExecutionContext.SuppressFlow()) _ = Task.Run(AnswerAll, CancellationToken.None);
            }
        }

        return question.Answer.Task.WaitAsync(cancel);
    }

    private async Task AnswerAll()
    {
        // An activity that is not recorded: what many share stands in nobody's trace.
        using var unseen = new Activity("directory lookup").Start();
        while (Next() is { Length: > 0 } questions)
        {
            try
            {
                var found = await query([.. questions.Select(question => question.Key).Distinct()], CancellationToken.None);
                foreach (var question in questions) question.Answer.SetResult(found.GetValueOrDefault(question.Key));
            }
            catch (Exception failure)
            {
                foreach (var question in questions) question.Answer.TrySetException(failure);
            }
        }
    }

    private Question[] Next()
    {
        lock (_waiting)
        {
            var questions = new Question[Math.Min(_waiting.Count, KeysAtOnce)];
            for (var at = 0; at < questions.Length; at++) questions[at] = _waiting.Dequeue();
            if (questions is []) _underWay--;
            return questions;
        }
    }

    private sealed class Question(TKey key)
    {
        public TKey Key { get; } = key;

        public TaskCompletionSource<TFound?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
