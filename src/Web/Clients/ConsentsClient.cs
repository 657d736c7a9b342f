using Microsoft.AspNetCore.WebUtilities;

namespace Platform.Web.Clients;

/// <summary>Casework.Service's consents, referrals and accounting, as far as the pages read them.</summary>
internal sealed class ConsentsClient(HttpClient http)
{
    public Task<ConsentingPerson> Person(Guid id, CancellationToken cancel) =>
        http.Read<ConsentingPerson>($"/casework/people/{id}", cancel);

    public Task<ConsentForm> Form(string language, int? version, CancellationToken cancel) =>
        http.Read<ConsentForm>(
            QueryHelpers.AddQueryString("/casework/consent-form", Query(("language", language), ("version", $"{version}"))), cancel);

    public Task<Listing<ConsentRow>> List(Guid person, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<ConsentRow>>(Paged($"/casework/people/{person}/consents", after, take), cancel);

    public Task<Consent> Get(Guid id, CancellationToken cancel) => http.Read<Consent>($"/casework/consents/{id}", cancel);

    public Task<Answer> Sign(Guid person, object consent, string key, CancellationToken cancel) =>
        http.Send<Formed>(HttpMethod.Post, $"/casework/people/{person}/consents", consent, key, null, cancel);

    public Task<Answer> Revoke(Guid id, string channel, string? text, string key, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/casework/consents/{id}/revocation", new { channel, text }, key, null, cancel);

    public async Task<IReadOnlyList<ReferralSite>> Sites(CancellationToken cancel) =>
        (await http.Read<Listing<ReferralSite>>("/casework/referral-sites", cancel)).Items;

    public Task<Listing<ReferralOfPerson>> Referrals(Guid person, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<ReferralOfPerson>>(Paged($"/casework/people/{person}/referrals", after, take), cancel);

    public Task<Answer> Refer(Guid person, Guid consentId, Guid siteId, string? ownWords, string key, CancellationToken cancel) =>
        http.Send<Formed>(
            HttpMethod.Post, $"/casework/people/{person}/referrals", new { consentId, siteId, ownWords }, key, null, cancel);

    public Task<Answer> Withdraw(Guid referral, int version, CancellationToken cancel) =>
        http.Send(HttpMethod.Post, $"/casework/referrals/{referral}/withdrawal", new { }, null, version, cancel);

    /// <summary>Each call is a disclosure, which is written down.</summary>
    public Task<Answer> Disclose(Guid referral, CancellationToken cancel) =>
        http.Send<Disclosed>(HttpMethod.Post, $"/casework/referrals/{referral}/disclosures", new { }, null, null, cancel);

    public Task<Accounting> Accounting(Guid person, string? after, int take, CancellationToken cancel) =>
        http.Read<Accounting>(Paged($"/casework/people/{person}/disclosures", after, take), cancel);

    public Task<Listing<Look>> Looks(Guid person, string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<Look>>(Paged($"/casework/people/{person}/looks", after, take), cancel);

    public Task<Listing<PersonToAnswer>> PeopleToAnswer(string? after, int take, CancellationToken cancel) =>
        http.Read<Listing<PersonToAnswer>>(Paged("/casework/privacy/people", after, take), cancel);

    private static string Paged(string address, string? after, int take) =>
        QueryHelpers.AddQueryString(address, Query(("after", after), ("take", $"{take}")));

    private static Dictionary<string, string?> Query(params (string Name, string? Value)[] parts) =>
        parts.Where(part => !string.IsNullOrEmpty(part.Value)).ToDictionary(part => part.Name, part => part.Value);
}

/// <param name="Treats">Whether the reader keeps the person's record, and so may write in it.</param>
public sealed record ConsentingPerson(
    Guid Id, string DisplayName, string TeamName, Guid SiteId, string SiteName, string TimeZone, bool Treats, DateOnly? EndedOn);

/// <summary>The words of the form, in one language.</summary>
public sealed record ConsentForm(
    int Version, string Language, string Title, string Introduction, IReadOnlyList<ConsentChoice> Categories,
    IReadOnlyList<ConsentChoice> Purposes, IReadOnlyList<ConsentStatement> Statements, string RevocationMethod);

public sealed record ConsentChoice(string Code, string Title, string Text);

public sealed record ConsentStatement(string Code, string Text);

internal sealed record ConsentRow(
    Guid Id, string State, DateOnly SignedOn, IReadOnlyList<string> Recipients, IReadOnlyList<Guid> ProgramSites,
    IReadOnlyList<string> Categories, string ExpiryKind, DateOnly? ExpiresOn, string? ExpiryEvent);

internal sealed record Consent(
    Guid Id, Guid PersonId, string ParticipantName, string State, int FormVersion, string Language,
    IReadOnlyList<string> Disclosers, string Description, IReadOnlyList<string> Categories, string? EntireRecordReason,
    IReadOnlyList<ConsentRecipient> Recipients, string? IntermediaryName, IReadOnlyList<string> IntermediaryParticipants,
    bool ClassLimitedToTreating, IReadOnlyList<string> Purposes, string? PurposeText, bool SaysRevocation,
    string RevocationMethod, bool SaysHipaaRedisclosure, bool SaysCareRedisclosure, bool SaysRefusal, bool SaysFundraisingOptOut,
    string ExpiryKind, DateOnly? ExpiresOn, string? ExpiryEvent, string SignatureName, string SignerCapacity, string? Authority,
    DateOnly SignedOn, DateTimeOffset RecordedAt, string? RecordedBy, ConsentRevocation? Revocation, string TimeZone, bool Treats)
{
    public const string Active = "active";
}

internal sealed record ConsentRecipient(string Kind, string Name);

internal sealed record ConsentRevocation(
    DateTimeOffset ReceivedAt, string Channel, string? Text, DateTimeOffset RecordedAt, string? RecordedBy);

public sealed record ReferralSite(Guid Id, string Name);

internal sealed record ReferralOfPerson(
    Guid Id, Guid ConsentId, string SiteName, string? OwnWords, string State, DateTimeOffset RequestedAt, DateTimeOffset? WithdrawnAt,
    string? WithdrawalCause, DateTimeOffset? DecidedAt, string? DeclineReason, int TimesOpened, int Version)
{
    public bool IsOpen => State == "requested";
}

/// <summary>What the person allowed to be shared, with the notice that goes with it.</summary>
internal sealed record Disclosed(
    Guid Id, DateTimeOffset DisclosedAt, DisclosedDetails Details, DisclosureNotice Notice, string Scope);

internal sealed record DisclosedDetails(
    DisclosedName? Name, DisclosedService? Service, IReadOnlyList<DisclosedSessions>? Sessions, string? OwnWords);

internal sealed record DisclosedName(string GivenName, string FamilyName, string? PreferredName);

internal sealed record DisclosedService(string Team, int Months, DateOnly AdmittedOn, DateOnly EndsOn);

internal sealed record DisclosedSessions(string Series, int Done, int Planned);

/// <summary>As the rule words it, in English.</summary>
internal sealed record DisclosureNotice(string Version, string Long, string Short);

public sealed record Accounting(
    string DisplayName, DateOnly From, DateOnly Until, string TimeZone, IReadOnlyList<DisclosureLine> Items, string? Next);

public sealed record DisclosureLine(
    Guid Id, DateTimeOffset DisclosedAt, string RecipientName, string? RecipientAddress, string Description, string Purpose,
    IReadOnlyList<string> Categories, Guid ConsentId, string NoticeVersion, string Transport);

internal sealed record Look(
    Guid Id, DateTimeOffset At, string? Name, string Role, string Action, int Outcome, string What,
    IReadOnlyList<string> Categories, IReadOnlyList<string> ReasonCodes);

internal sealed record PersonToAnswer(Guid Id, string DisplayName, string TeamName, int Disclosures);
