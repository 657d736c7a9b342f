using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Web.Clients;

/// <summary>Cohorts.Service's referrals: who asks for a place in a group, known by an id alone.</summary>
internal sealed class ReferralsClient(HttpClient http)
{
    public Task<Listing<Referral>> List(string state, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<Referral>>(
            QueryHelpers.AddQueryString(
                "/cohorts/referrals", new Dictionary<string, string?> { ["state"] = state, ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public Task<Referral> Get(Guid id, CancellationToken cancel) => http.Read<Referral>($"/cohorts/referrals/{id}", cancel);

    public Task<Answer> Accept(
        Guid id, Guid cohortId, string givenName, string familyName, string? preferredName, string key, int version,
        CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/cohorts/referrals/{id}/acceptance",
            new { cohortId, givenName, familyName, preferredName }, key, version, cancel);

    public Task<Answer> Decline(Guid id, string reason, string key, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/cohorts/referrals/{id}/decline", new { reason }, key, version, cancel);
}

/// <param name="SiteName">Null where the directory has not told of the site yet.</param>
internal sealed record Referral(
    Guid Id, Guid SiteId, string? SiteName, string State, DateTimeOffset? RequestedAt, DateTimeOffset? WithdrawnAt,
    DateTimeOffset? DecidedAt, string? DecidedBy, Guid? CohortId, string? CohortName, string? DeclineReason, int Version)
{
    public bool IsOpen => State == "open";
}
