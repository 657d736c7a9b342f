using Platform.Web.Clients;
using Platform.Web.Components.Kit;
using Platform.Web.Resources;

namespace Platform.Web.Components.Pages.Operations;

/// <summary>Whether anything is stuck, said in a sentence for each thing that is.</summary>
internal static class Findings
{
    /// <summary>How long an event may wait before somebody should look.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_patienceWithSeals = TimeSpan.FromMinutes(1);

    /// <summary>The page's heading: that all is well, the one thing that is not, or how many there are.</summary>
    public static string Heading(IReadOnlyList<string> findings) => findings switch
    {
        [] => OperationsWords.AllWell,
        [var one] => Say.With(OperationsWords.Else_Well, one),
        _ => Say.With(OperationsWords.Things, findings.Count),
    };

    public static IReadOnlyList<string> Of(IReadOnlyList<Part> parts)
    {
        List<string> found = [];
        foreach (var part in parts)
            if (part.State is null) found.Add(Say.With(OperationsWords.Away, NameOf(part.Name)));

        var answering = parts.Where(part => part.State is not null).ToArray();
        if (BrokerIsAway(parts)) found.Add(OperationsWords.Broker_Away);
        else
            foreach (var part in answering)
                if (IsBehind(part.State!)) found.Add(Say.With(OperationsWords.Outbox_Behind, NameOf(part.Name)));

        Add(answering.Sum(part => (part.State!.Queues ?? []).Count(queue => IsBehind(queue, part.State.At))), OperationsWords.Queues_Behind_One, OperationsWords.Queues_Behind_Other);
        Add(answering.Sum(part => part.Failed), OperationsWords.Errors_One, OperationsWords.Errors_Other);
        Add(answering.Sum(part => part.State!.Parked), OperationsWords.Parked_One, OperationsWords.Parked_Other);
        foreach (var part in answering)
            if (part.State!.At - part.State.Unsealed.OldestAt > s_patienceWithSeals)
                found.Add(Say.With(OperationsWords.Audit_Behind, NameOf(part.Name)));
        return found;

        void Add(int number, string one, string other)
        {
            if (number > 0) found.Add(Say.Count(number, one, other));
        }
    }

    public static bool BrokerIsAway(IReadOnlyList<Part> parts) => parts.Any(part => part.State is { Queues: null });

    /// <summary>Nobody reads it, or what stands at its head has stood there too long.</summary>
    public static bool IsBehind(QueueState queue, DateTimeOffset now) =>
        queue.Consumers == 0 || (queue.Waiting > 0 && !(now - queue.OldestAt <= s_patience));

    public static bool IsBehind(Machinery state) => state.At - state.Outbox.OldestAt > s_patience;

    public static string NameOf(string part) => OperationsWords.ResourceManager.GetString($"Part_{part}", OperationsWords.Culture) ?? part;

    /// <summary>0.2 s · 48 s · 5 min · 3 h · 9 d</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < 0 } => "0 s",
        { TotalSeconds: < 10 } => $"{age.TotalSeconds:0.#} s",
        { TotalMinutes: < 2 } => $"{age.TotalSeconds:0} s",
        { TotalHours: < 2 } => $"{age.TotalMinutes:0} min",
        { TotalDays: < 2 } => $"{age.TotalHours:0} h",
        _ => $"{age.TotalDays:0} d",
    };

    /// <summary>Dec 3, 2026, 15:42:10 UTC</summary>
    public static string Moment(DateTimeOffset at) => $"{Say.Date(DateOnly.FromDateTime(at.UtcDateTime))}, {at.UtcDateTime:HH:mm:ss} UTC";
}
