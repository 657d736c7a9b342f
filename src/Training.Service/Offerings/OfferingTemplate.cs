using Platform.Training.Sessions;

namespace Platform.Training.Offerings;

/// <summary>
/// What an offering is made from: its text, and its sessions in their order. A published version never changes; a
/// better one is a new version.
/// </summary>
internal sealed class OfferingTemplate
{
    public const int MaxCode = 100;

    public required string Code { get; init; }
    public required int Version { get; init; }

    /// <summary>The IANA zone in which it is usually held.</summary>
    public required string TimeZone { get; init; }

    public required OfferingText Text { get; init; }
    public required IReadOnlyList<TemplateSession> Sessions { get; init; }
}

/// <param name="DaysAfterFirst">How long after the first session it is usually held.</param>
/// <param name="HeldOn">When the original was, where that is known.</param>
internal sealed record TemplateSession(
    int Number, int DaysAfterFirst, DateOnly? HeldOn, TimeOnly At, int Minutes, int? Capacity, SessionText Text);
