using Platform.Web.Resources;

namespace Platform.Web.Components.Pages;

/// <summary>The kinds of organisations that can be registered, in the reader's words.</summary>
internal static class OrganizationKinds
{
    public static IReadOnlyList<string> All { get; } =
    [
        "mha-affiliate", "peer-run-organization", "nami-group", "community-service-board", "state-mental-health-establishment",
        "church-organization", "other",
    ];

    public static string Name(string kind) =>
        StartWords.ResourceManager.GetString($"Kind_{kind}", StartWords.Culture) ?? kind;
}
