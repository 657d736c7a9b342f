using Microsoft.AspNetCore.WebUtilities;
using Platform.Web.Resources;

namespace Platform.Web.Clients;

/// <summary>Training.Service, as far as the pages read it.</summary>
internal sealed class TrainingClient(HttpClient http)
{
    public Task<Listing<AssistanceRow>> Assistance(string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<AssistanceRow>>(
            QueryHelpers.AddQueryString("/training/assistance",
                new Dictionary<string, string?> { ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public Task<SiteAssistance> AssistanceOf(Guid siteId, CancellationToken cancel) =>
        http.Read<SiteAssistance>($"/training/assistance/{siteId}", cancel);
}

/// <summary>The year of help that a site gets from the national centre once its first group has started.</summary>
internal sealed record AssistanceRow(
    Guid SiteId, string? SiteName, Guid OrganizationId, string? OrganizationName, DateOnly OpenedOn, DateOnly EndsOn,
    int Cohorts)
{
    // A name may be heard of after the group that opened the year.
    public string Site => SiteName ?? TrainingWords.Site_Unnamed;

    public string Organization => OrganizationName ?? TrainingWords.Organization_Unnamed;
}

internal sealed record SiteAssistance(
    Guid SiteId, string? SiteName, Guid OrganizationId, string? OrganizationName, DateOnly OpenedOn, DateOnly EndsOn,
    IReadOnlyList<LaunchedCohort> Cohorts)
{
    public string Site => SiteName ?? TrainingWords.Site_Unnamed;

    public string Organization => OrganizationName ?? TrainingWords.Organization_Unnamed;
}

internal sealed record LaunchedCohort(Guid CohortId, DateOnly StartsOn, int Size, DateTimeOffset LaunchedAt);
