using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Web.Clients;

/// <summary>The partners of a group in Cohorts.Service, as far as the pages read them.</summary>
internal sealed class PartnersClient(HttpClient http)
{
    public Task<PartnerChoices> Choices(CancellationToken cancel) =>
        http.Read<PartnerChoices>("/cohorts/partner-choices", cancel);

    public Task<PartnerWishes> Wishes(Guid cohort, Guid person, CancellationToken cancel) =>
        http.Read<PartnerWishes>(WishesOf(cohort, person), cancel);

    public Task<Answer> SetWishes(Guid cohort, Guid person, object wishes, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, WishesOf(cohort, person), wishes, null, version, cancel);

    public Task<PartnersOfCohort> Get(Guid cohort, CancellationToken cancel) => http.Read<PartnersOfCohort>(Of(cohort), cancel);

    public Task<PartnerProposal> Propose(Guid cohort, IEnumerable<KeyValuePair<string, string?>> query, CancellationToken cancel) =>
        http.Read<PartnerProposal>(QueryHelpers.AddQueryString($"{Of(cohort)}/proposal", query), cancel);

    public Task<Listing<EarlierPartners>> Earlier(Guid cohort, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<EarlierPartners>>(
            QueryHelpers.AddQueryString($"{Of(cohort)}/earlier", new Dictionary<string, string?> { ["after"] = after, ["take"] = $"{take}" }),
            cancel);

    public Task<Answer> Offer(Guid cohort, IEnumerable<Guid[]> groups, string key, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, Of(cohort), new { groups }, key, version, cancel);

    public Task<Answer> End(
        Guid cohort, Guid pair, string reason, IReadOnlyList<Guid> ready, string? note, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"{Of(cohort)}/{pair}/ending", new { reason, ready, note }, null, version, cancel);

    public Task<Answer> Lock(Guid cohort, Guid pair, bool locked, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"{Of(cohort)}/{pair}/lock", new { locked }, null, version, cancel);

    public Task<Answer> Flag(
        Guid cohort, Guid pair, string seen, string? impact, string? action, bool settled, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Put, $"{Of(cohort)}/{pair}/concern", new { seen, impact, action, settled }, null, version, cancel);

    public Task<Answer> KeepApart(
        Guid cohort, Guid first, Guid second, string reason, string key, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/cohorts/{cohort}/kept-apart", new { first, second, reason }, key, version, cancel);

    public Task<Answer> LetTogether(Guid cohort, Guid keptApart, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Delete, $"/cohorts/{cohort}/kept-apart/{keptApart}", null, null, version, cancel);

    public Task<Answer> WantPartnerAgain(Guid cohort, Guid person, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Delete, $"/cohorts/{cohort}/going-alone/{person}", null, null, version, cancel);

    private static string Of(Guid cohort) => $"/cohorts/{cohort}/partners";

    private static string WishesOf(Guid cohort, Guid person) => $"/cohorts/{cohort}/people/{person}/preferences";
}

internal sealed record PartnerChoices(
    IReadOnlyList<PartnerChoice> Interests, IReadOnlyList<PartnerChoice> Languages, IReadOnlyList<string> FreeTimes);

public sealed record PartnerChoice(string Code, string Title);

internal sealed record PartnerWishes(
    Guid ParticipantId, string DisplayName, IReadOnlyList<string> Interests, IReadOnlyList<string> OwnInterests,
    IReadOnlyList<string> Languages, IReadOnlyList<string> FreeTimes, string? Reach, string? Gender, string? PartnerGender,
    string? Remark, int Version);

/// <param name="Situation"><c>withPartner</c>, <c>withoutPartner</c> or <c>goesAlone</c>.</param>
internal sealed record PersonAsPartner(Guid ParticipantId, string DisplayName, string Situation, bool PreferencesKnown);

public sealed record PartnerMember(Guid ParticipantId, string DisplayName);

public sealed record PartnerConcern(DateOnly Since, string Seen, string? Impact, string? Action, DateOnly? SettledOn);

internal sealed record PartnerPair(
    Guid Id, IReadOnlyList<PartnerMember> Members, DateOnly Since, bool Locked, PartnerConcern? Concern);

/// <param name="Id">None where it was said in another group.</param>
internal sealed record PartnersApart(Guid? Id, PartnerMember First, PartnerMember Second, string? Reason, DateOnly? Since);

internal sealed record PartnersOfCohort(
    Guid Id, IReadOnlyList<PersonAsPartner> People, IReadOnlyList<PartnerPair> Pairs, IReadOnlyList<PartnersApart> KeptApart,
    int Version);

public sealed record PartnerReason(string Kind, IReadOnlyList<PartnerMember> About, IReadOnlyList<string> Words);

public sealed record ProposedPartners(
    IReadOnlyList<PartnerMember> Members, bool Kept, bool Locked, bool KeptApart, DateOnly? Since, bool NewToEachOther,
    string Fit, IReadOnlyList<PartnerReason> Reasons)
{
    /// <summary>As the service writes them in an address.</summary>
    public string Together => string.Join('.', Members.Select(member => member.ParticipantId));
}

public sealed record LeftWithoutPartner(
    Guid ParticipantId, string DisplayName, string Because, IReadOnlyList<PartnerMember> KeptApartFrom);

public sealed record PartnerProposal(
    Guid Id, int Free, long Ways, int SharedInterests, IReadOnlyList<ProposedPartners> Groups,
    IReadOnlyList<LeftWithoutPartner> Alone, IReadOnlyList<PartnerMember> GoingAlone, int Version);

internal sealed record EarlierPartners(
    Guid Id, IReadOnlyList<PartnerMember> Members, DateOnly Since, DateOnly EndedOn, string Ending, string? Note,
    PartnerConcern? Concern);
