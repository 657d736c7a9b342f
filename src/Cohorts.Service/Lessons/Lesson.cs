namespace Platform.Cohorts.Lessons;

/// <summary>
/// What a coach may choose for the first part of a meeting. A published version never changes: meetings keep the one that
/// was chosen, and a better one is a new version.
/// </summary>
internal sealed class Lesson
{
    public const int MaxCode = 100;

    public required string Code { get; init; }

    /// <summary>The version of the library that it is in.</summary>
    public required int Version { get; init; }

    /// <summary>The theme of the months that it is for.</summary>
    public required string ThemeCode { get; init; }

    public required IReadOnlyDictionary<string, string> Title { get; init; }

    /// <summary>What it is good for, in a sentence.</summary>
    public required IReadOnlyDictionary<string, string> Purpose { get; init; }

    /// <summary>What the group may try out until the next meeting.</summary>
    public required IReadOnlyDictionary<string, string> TryOut { get; init; }

    /// <summary>What people in the group may need, in codes.</summary>
    public required string[] Needs { get; init; }

    /// <summary>How people in the group learn and say things best, in codes.</summary>
    public required string[] Styles { get; init; }
}
