namespace Platform.Cohorts.Cohorts;

/// <summary>A day of a weekly slot on which the group does not meet. The slot is not made up for at the end.</summary>
internal sealed class SkipDate(DateOnly date, string reason)
{
    public DateOnly Date { get; private init; } = date;
    public string Reason { get; private set; } = reason;

    public void Explain(string reason) => Reason = reason;
}
