using Platform.Casework.Templates;

namespace Platform.Casework.Episodes;

/// <summary>A part of the plan with its own rhythm: how often somebody of the team meets the person.</summary>
internal sealed class Phase
{
    private Phase()
    {
    }

    public Guid EpisodeId { get; private init; }
    public int Number { get; private init; }
    public string Code { get; private init; } = "";
    public DateOnly StartsOn { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly EndsOn { get; private set; }

    public int Every { get; private init; }
    public RhythmUnit Unit { get; private init; }

    /// <summary>
    /// Months are counted from the day of admission, each from that day: from January 31, the second begins on the last
    /// of February and the third on March 31.
    /// </summary>
    public static Phase Plan(Guid episodeId, int number, PhaseTemplate template, DateOnly admittedOn) => new()
    {
        EpisodeId = episodeId,
        Number = number,
        Code = template.Code,
        StartsOn = admittedOn.AddMonths(template.FromMonth - 1),
        EndsOn = admittedOn.AddMonths(template.ToMonth).AddDays(-1),
        Every = template.Every,
        Unit = template.Unit,
    };

    /// <summary>The days on which a contact is expected, the first on the phase's first day.</summary>
    public IEnumerable<DateOnly> Days() => Rhythm.Days(StartsOn, EndsOn, Every, Unit);

    public void EndWith(DateOnly endsOn) => EndsOn = endsOn;

    public void Move(DateOnly startsOn, DateOnly endsOn) => (StartsOn, EndsOn) = (startsOn, endsOn);

    /// <summary>What was over before the standstill stays; what was to come, or under way, lasts longer by its days.</summary>
    public void Delay(DateOnly from, int days)
    {
        if (EndsOn >= from) EndsOn = EndsOn.AddDays(days);
        if (StartsOn >= from) StartsOn = StartsOn.AddDays(days);
    }
}

/// <summary>How often: every week, every two weeks, every month.</summary>
internal static class Rhythm
{
    public static IEnumerable<DateOnly> Days(DateOnly first, DateOnly last, int every, RhythmUnit unit)
    {
        for (var step = 0; ; step++)
        {
            var day = Later(first, step * every, unit);
            if (day > last) yield break;
            yield return day;
        }
    }

    public static DateOnly Later(DateOnly day, int count, RhythmUnit unit) =>
        unit is RhythmUnit.Week ? day.AddDays(7 * count) : day.AddMonths(count);
}
