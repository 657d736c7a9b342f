namespace Platform.Casework.Templates;

internal enum RhythmUnit
{
    Week,
    Month,
}

/// <summary>
/// What the plan of a service of a given length is made from: its phases, how often one meets in each, and when sessions
/// are expected. A published version never changes; a plan keeps the one it was made from, and a better one is a new version.
/// </summary>
internal sealed class PlanTemplate
{
    public required string Code { get; init; }
    public required int Version { get; init; }

    /// <summary>How long the service lasts.</summary>
    public required int Months { get; init; }

    /// <summary><c>mission</c> where the model's own description gives the schedule, <c>ours</c> where it does not.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<PhaseTemplate> Phases { get; init; }

    /// <summary>When the sessions of a series are expected. The model gives no pace for them: this one is ours.</summary>
    public required IReadOnlyList<Pace> Paces { get; init; }
}

/// <param name="Title">By language, as <c>en</c>.</param>
/// <param name="FromMonth">Counted from the day of admission, from 1.</param>
/// <param name="Every">One meets every so many <paramref name="Unit"/>s.</param>
internal sealed record PhaseTemplate(
    string Code, IReadOnlyDictionary<string, string> Title, int FromMonth, int ToMonth, int Every, RhythmUnit Unit);

/// <param name="FromWeek">The week of the first session, counted from the day of admission, from 1.</param>
internal sealed record Pace(string Series, int FromWeek, int EveryWeeks);
