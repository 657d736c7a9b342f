using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Web.Clients;

/// <summary>The directory of staff, at the gateway's internal endpoint.</summary>
internal sealed partial class DirectoryClient(HttpClient http)
{
    public Task<Me> Me(CancellationToken cancel) => http.Read<Me>("/directory/me", cancel);

    public Task<Organization> Organization(Guid id, CancellationToken cancel) =>
        http.Read<Organization>($"/directory/organizations/{id}", cancel);

    public Task<Listing<OrganizationRow>> Organizations(string? search, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<OrganizationRow>>(
            QueryHelpers.AddQueryString("/directory/organizations",
                new Dictionary<string, string?> { ["search"] = search, ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public async Task<IReadOnlyList<AccessToken>> Tokens(CancellationToken cancel) =>
        (await http.Read<Listing<AccessToken>>("/directory/me/tokens", cancel)).Items;

    public Task<Answer> CreateToken(string name, DateOnly expiresOn, CancellationToken cancel) =>
        http.Send<NewAccessToken>(HttpMethod.Post, "/directory/me/tokens", new { name, expiresOn }, null, null, cancel);

    public Task<Answer> RevokeToken(Guid id, CancellationToken cancel) =>
        http.Send(HttpMethod.Delete, $"/directory/me/tokens/{id}", null, null, null, cancel);
}

/// <summary>What the pages about people and organisations ask of the directory, and tell it.</summary>
internal sealed partial class DirectoryClient
{
    public Task<Answer> Register(Guid id, string name, string kind, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, "/directory/organizations", new { id, name, kind }, null, null, cancel);

    public Task<Answer> OpenSite(Guid organization, Guid id, string name, string timeZone, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"{At(organization)}/sites", new { id, name, timeZone }, null, null, cancel);

    public Task<Listing<MemberRow>> People(Guid organization, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<MemberRow>>(Paged($"{At(organization)}/memberships", after, take), cancel);

    public Task<Member> Member(Guid organization, Guid membership, CancellationToken cancel) =>
        http.Read<Member>($"{At(organization)}/memberships/{membership}", cancel);

    public Task<Answer> Suspend(Guid organization, Guid membership, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"{At(organization)}/memberships/{membership}/suspension", null, null, version, cancel);

    public Task<Answer> Reinstate(Guid organization, Guid membership, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Delete, $"{At(organization)}/memberships/{membership}/suspension", null, null, version, cancel);

    public Task<Answer> End(Guid organization, Guid membership, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Delete, $"{At(organization)}/memberships/{membership}", null, null, version, cancel);

    public Task<Answer> Move(
        Guid organization, Guid membership, Guid to, PlaceThere place, int version, CancellationToken cancel) =>
        http.Send<Made>(
            HttpMethod.Post, $"{At(organization)}/memberships/{membership}/move",
            new { organizationId = to, place.Role, place.AllSites, place.Sites }, null, version, cancel);

    public Task<Answer> SuspendPerson(Guid person, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/directory/people/{person}/suspension", null, null, null, cancel);

    public Task<Answer> ReinstatePerson(Guid person, CancellationToken cancel) =>
        http.Send(HttpMethod.Delete, $"/directory/people/{person}/suspension", null, null, null, cancel);

    public Task<Listing<InvitationRow>> Invitations(Guid organization, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<InvitationRow>>(Paged($"{At(organization)}/invitations", after, take), cancel);

    public Task<Answer> Invite(
        Guid organization, Guid id, string givenName, string familyName, string email, PlaceThere place, string language,
        CancellationToken cancel) =>
        http.Send(
            HttpMethod.Post, $"{At(organization)}/invitations",
            new { id, givenName, familyName, email, place.Role, place.AllSites, place.Sites, language }, null, null, cancel);

    public Task<Answer> Renew(Guid organization, Guid invitation, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"{At(organization)}/invitations/{invitation}/renewal", null, null, version, cancel);

    public Task<Answer> Withdraw(Guid organization, Guid invitation, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Delete, $"{At(organization)}/invitations/{invitation}", null, null, version, cancel);

    public async Task<Answer> ReadFile(Guid organization, Stream file, CancellationToken cancel)
    {
        using var content = new StreamContent(file);
        content.Headers.ContentType = new("text/csv");
        return await http.Send<Made>(HttpMethod.Post, $"{At(organization)}/invitation-files", content, null, null, cancel);
    }

    public Task<InvitationFile> File(Guid organization, Guid file, CancellationToken cancel) =>
        http.Read<InvitationFile>($"{At(organization)}/invitation-files/{file}", cancel);

    public Task<Answer> InviteFromFile(Guid organization, Guid file, CancellationToken cancel) =>
        http.Send<InvitedFromFile>(HttpMethod.Post, $"{At(organization)}/invitation-files/{file}/invitations", null, null, null, cancel);

    /// <summary>Null if the link is good for nothing any more.</summary>
    public async Task<InvitedTo?> Look(string token, CancellationToken cancel)
    {
        try
        {
            return await http.Send<InvitedTo>(HttpMethod.Post, "/directory/invitations/look", new { token }, null, null, cancel) switch
            {
                Done<InvitedTo> found => found.Value,
                Failed => throw new ServiceFailedException("The directory did not answer."),
                _ => null,
            };
        }
        catch (NotYoursException)
        {
            return null;
        }
    }

    private static string At(Guid organization) => $"/directory/organizations/{organization}";

    private static string Paged(string path, string? after, int take) =>
        QueryHelpers.AddQueryString(path, new Dictionary<string, string?> { ["after"] = after, ["take"] = $"{take}" });
}

internal sealed record MemberRow(
    Guid Id, Guid PersonId, string GivenName, string FamilyName, string Role, bool AllSites, IReadOnlyList<Guid> Sites,
    DateTimeOffset? SuspendedAt)
{
    public string Name => $"{GivenName} {FamilyName}";
}

internal sealed record Member(
    Guid Id, Guid PersonId, string GivenName, string FamilyName, string Email, string Role, bool AllSites,
    IReadOnlyList<Guid> Sites, DateTimeOffset GrantedAt, DateTimeOffset? SuspendedAt, DateTimeOffset? EndedAt,
    DateTimeOffset? PersonSuspendedAt, int Version)
{
    public string Name => $"{GivenName} {FamilyName}";
}

internal sealed record InvitationRow(
    Guid Id, string GivenName, string FamilyName, string Email, string Role, bool AllSites, IReadOnlyList<Guid> Sites,
    DateTimeOffset SentAt, DateTimeOffset ExpiresAt, int Version)
{
    public string Name => $"{GivenName} {FamilyName}";
}

/// <summary>A role and where it is held.</summary>
public sealed record PlaceThere(string Role, bool AllSites, IReadOnlyList<Guid> Sites);

internal sealed record Made(Guid Id);

internal sealed record InvitationFile(Guid Id, IReadOnlyList<string> LeftOut, IReadOnlyList<InvitationLine> Rows);

internal sealed record InvitationLine(
    int Number, string GivenName, string FamilyName, string Email, string Role, string Sites, string State, string? Sentence);

internal sealed record InvitedFromFile(int Invited, int There, int Wrong);

internal sealed record InvitedTo(
    string Organization, string Role, bool AllSites, IReadOnlyList<string> Sites, string GivenName, string Email,
    bool HasAccount, DateTimeOffset ExpiresAt);

internal sealed record Me(
    Guid Id, string GivenName, string FamilyName, string Email, IReadOnlyList<Membership> Memberships)
{
    public string Name => $"{GivenName} {FamilyName}";
}

internal sealed record Membership(
    Guid OrganizationId, string Organization, string Role, bool AllSites, IReadOnlyList<MembershipSite> Sites);

internal sealed record MembershipSite(Guid Id, string Name);

public sealed record Organization(Guid Id, string Name, IReadOnlyList<Site> Sites, string Kind = "");

internal sealed record OrganizationRow(Guid Id, string Name, string Kind);

internal sealed record AccessToken(
    Guid Id, string Name, DateTimeOffset CreatedAt, DateOnly ExpiresOn, DateOnly? LastUsedOn);

/// <param name="Token">The secret. It is shown once and stored nowhere.</param>
internal sealed record NewAccessToken(Guid Id, string Token);
