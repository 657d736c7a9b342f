using Platform.Casework.Episodes;

namespace Platform.Casework.Fidelity;

/// <summary>
/// How much of the model reached a person: what was delivered against what the plan expected, for each component and
/// week. More than expected is more than 100 %, and is shown so. Where no number of the model is known, as for housing,
/// what was delivered is counted and nothing is expected of it.
/// </summary>
internal static class Figures
{
    /// <summary>Every contact that was held counts for the rhythm of Critical Time Intervention.</summary>
    public const string Contacts = "cti";

    /// <summary>What has an expectation, and then what is only counted.</summary>
    public static IReadOnlyList<string> Components { get; } =
        [Contacts, "drt", "peer-led", "peer-support", "vocational", "trauma", "housing"];

    /// <summary>The days on which the plan, as it stands, expected something of a component, from one day to another.</summary>
    /// <returns>Null where the model has no number.</returns>
    public static IReadOnlyList<DateOnly>? Expected(Episode episode, string component, DateOnly from, DateOnly until)
    {
        IEnumerable<DateOnly>? days = component switch
        {
            Contacts => episode.Phases.SelectMany(phase => phase.Days()),
            "drt" or "peer-led" => episode.Sessions
                .Where(session => session.Series == component && session.SkippedOn is null)
                .Select(session => session.DueOn),
            _ => null,
        };
        return days is null
            ? null
            :
            [
                .. days.Where(day => day >= from && day <= until
                    && (episode.EndedOn is null || day <= episode.EndedOn)
                    && !episode.Pauses.Any(pause => pause.Covers(day))),
            ];
    }

    /// <summary>The Monday of a day's week.</summary>
    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
