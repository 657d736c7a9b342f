using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Web.Clients;

/// <summary>The directory of staff, at the gateway's internal endpoint.</summary>
internal sealed class DirectoryClient(HttpClient http)
{
    public Task<Me> Me(CancellationToken cancel) => http.Read<Me>("/directory/me", cancel);

    public Task<Organization> Organization(Guid id, CancellationToken cancel) =>
        http.Read<Organization>($"/directory/organizations/{id}", cancel);

    public Task<Listing<OrganizationRow>> Organizations(string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<OrganizationRow>>(
            QueryHelpers.AddQueryString("/directory/organizations",
                new Dictionary<string, string?> { ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public async Task<IReadOnlyList<AccessToken>> Tokens(CancellationToken cancel) =>
        (await http.Read<Listing<AccessToken>>("/directory/me/tokens", cancel)).Items;

    public Task<Answer> CreateToken(string name, DateOnly expiresOn, CancellationToken cancel) =>
        http.Send<NewAccessToken>(HttpMethod.Post, "/directory/me/tokens", new { name, expiresOn }, null, null, cancel);

    public Task<Answer> RevokeToken(Guid id, CancellationToken cancel) =>
        http.Send(HttpMethod.Delete, $"/directory/me/tokens/{id}", null, null, null, cancel);
}

internal sealed record Me(
    Guid Id, string GivenName, string FamilyName, string Email, IReadOnlyList<Membership> Memberships)
{
    public string Name => $"{GivenName} {FamilyName}";
}

internal sealed record Membership(
    Guid OrganizationId, string Organization, string Role, bool AllSites, IReadOnlyList<MembershipSite> Sites);

internal sealed record MembershipSite(Guid Id, string Name);

internal sealed record Organization(Guid Id, string Name, IReadOnlyList<Site> Sites);

internal sealed record OrganizationRow(Guid Id, string Name, string Kind);

internal sealed record AccessToken(
    Guid Id, string Name, DateTimeOffset CreatedAt, DateOnly ExpiresOn, DateOnly? LastUsedOn);

/// <param name="Token">The secret. It is shown once and stored nowhere.</param>
internal sealed record NewAccessToken(Guid Id, string Token);
