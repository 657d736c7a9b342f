using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Web.Clients;

/// <summary>Training.Service, as far as the pages of certifications read it.</summary>
internal sealed class CredentialsClient(HttpClient http)
{
    public Task<Listing<Certification>> Certified(
        Guid? organization, int? within, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<Certification>>(
            QueryHelpers.AddQueryString("/training/certifications", new Dictionary<string, string?>
            {
                ["organizationId"] = organization?.ToString(),
                ["within"] = within is null ? null : $"{within}",
                ["after"] = after,
                ["take"] = $"{take}",
            }),
            cancel);

    public Task<Credential> Get(Guid id, CancellationToken cancel) => http.Read<Credential>($"/training/credentials/{id}", cancel);

    public async Task<IReadOnlyList<CredentialKind>> Kinds(CancellationToken cancel) =>
        (await http.Read<Listing<CredentialKind>>("/training/credentials/kinds", cancel)).Items;

    public Task<Listing<Employer>> Employers(string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<Employer>>(
            QueryHelpers.AddQueryString("/training/organizations",
                new Dictionary<string, string?> { ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public Task<Listing<Colleague>> People(Guid organization, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<Colleague>>(
            QueryHelpers.AddQueryString("/training/staff", new Dictionary<string, string?>
            {
                ["organizationId"] = $"{organization}",
                ["after"] = after,
                ["take"] = $"{take}",
            }),
            cancel);

    public Task<Answer> Award(
        Guid organizationId, Guid personId, string kind, DateOnly validFrom, DateOnly validUntil, string key,
        CancellationToken cancel) =>
        http.Send<AwardedCredential>(HttpMethod.Post, "/training/credentials",
            new { organizationId, personId, kind, validFrom, validUntil }, key, null, cancel);

    public Task<Answer> Renew(Guid id, DateOnly? validFrom, DateOnly? validUntil, string key, CancellationToken cancel) =>
        http.Send<AwardedCredential>(HttpMethod.Post, $"/training/credentials/{id}/renewal",
            new { validFrom, validUntil }, key, null, cancel);

    public Task<Answer> Revoke(Guid id, string reason, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/training/credentials/{id}/revocation", new { reason }, null, version, cancel);

    public Task<Answer> DecideLength(string code, int? validMonths, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"/training/credentials/kinds/{Uri.EscapeDataString(code)}",
            new { validMonths }, null, version, cancel);
}

internal sealed record Certification(
    Guid Id, Guid OrganizationId, string? OrganizationName, Guid PersonId, string Name, string Kind, DateOnly ValidFrom,
    DateOnly ValidUntil)
{
    public string Organization => OrganizationName ?? Resources.TrainingWords.Organization_Unnamed;
}

internal sealed record Credential(
    Guid Id, Guid OrganizationId, Guid PersonId, string Name, string Kind, DateOnly ValidFrom, DateOnly ValidUntil,
    DateTimeOffset AwardedAt, DateTimeOffset? RevokedAt, string? RevocationReason, int Version, string? OrganizationName,
    Guid? FollowsId, IReadOnlyList<OtherCredential> Others)
{
    public string Organization => OrganizationName ?? Resources.TrainingWords.Organization_Unnamed;
}

internal sealed record OtherCredential(Guid Id, DateOnly ValidFrom, DateOnly ValidUntil, DateTimeOffset? RevokedAt);

internal sealed record CredentialKind(string Code, int? ValidMonths, int Version)
{
    public DateOnly? LastDay(DateOnly from) => ValidMonths is { } months ? from.AddMonths(months).AddDays(-1) : null;
}

internal sealed record Employer(Guid Id, string Name);

internal sealed record Colleague(Guid Id, string Name, IReadOnlyList<string> Roles);

internal sealed record AwardedCredential(Guid Id);
