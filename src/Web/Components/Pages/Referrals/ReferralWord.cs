using Platform.Web.Components.Kit;
using Platform.Web.Resources;

namespace Platform.Web.Components.Pages.Referrals;

/// <summary>The words for where a referral stands.</summary>
internal static class ReferralWord
{
    /// <summary>Why a program declines, as it may choose.</summary>
    public static IReadOnlyList<string> Reasons { get; } =
        ["no-group-forming", "groups-full", "not-what-is-sought", "not-reached", "changed-their-mind"];

    public static string State(string state) => Word($"State_{state}");

    public static Shape ShapeOf(string state) => state switch
    {
        "requested" => Shape.Waits,
        "open" => Shape.NeedsPerson,
        "accepted" => Shape.Done,
        _ => Shape.DoesNotCount,
    };

    public static string Reason(string reason) => Word($"Reason_{reason}");

    public static string Withdrawn(string? cause) => Word($"Withdrawn_{cause ?? "byTeam"}");

    private static string Word(string name) => ReferralWords.ResourceManager.GetString(name, ReferralWords.Culture) ?? name;
}
