using Platform.Domain;
using Platform.Gateway.Organizations;

namespace Platform.Gateway.Invitations;

/// <summary>Whom an invitation is for.</summary>
internal sealed record Invitee(string GivenName, string FamilyName, string Email, string Language);

/// <summary>What somebody is invited to be.</summary>
internal sealed record Place(string Role, bool AllSites, IReadOnlyList<Guid> Sites);

/// <summary>
/// Somebody is asked by mail to work with the platform in one role. Until they accept, they are not in the directory; once
/// accepted, withdrawn or past its last day, the link is good for nothing.
/// </summary>
internal sealed class Invitation : Aggregate
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>How long after its last day it is kept, for whoever asks what became of it.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromDays(90);

    /// <summary>How soon it may be sent again: a mail is sometimes only slow.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(2);

    private Invitation()
    {
    }

    public Guid OrganizationId { get; private init; }
    public string GivenName { get; private init; } = "";
    public string FamilyName { get; private init; } = "";
    public string Email { get; private init; } = "";

    /// <summary>The language of the mail: <c>en</c> or <c>es</c>.</summary>
    public string Language { get; private init; } = "";

    public string Role { get; private init; } = "";
    public bool AllSites { get; private init; }
    public List<Guid> Sites { get; private init; } = [];
    public Guid InvitedBy { get; private init; }
    public DateTimeOffset InvitedAt { get; private init; }
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>SHA-256 of the link's token.</summary>
    public byte[] Hash { get; private set; } = [];

    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static (Invitation Invitation, string Token) Make(
        Guid id,
        Organization organization,
        Invitee invitee,
        Place place,
        IReadOnlySet<Guid> sitesThereAre,
        Guid byWhom,
        DateTimeOffset now)
    {
        Membership.RequireGrantable(organization, place.Role, place.AllSites, place.Sites, sitesThereAre);
        var (token, hash) = LinkTokens.Make();
        var invitation = new Invitation
        {
            Id = id,
            OrganizationId = organization.Id,
            GivenName = invitee.GivenName.Trim(),
            FamilyName = invitee.FamilyName.Trim(),
            Email = invitee.Email.Trim(),
            Language = invitee.Language,
            Role = place.Role,
            AllSites = place.AllSites,
            Sites = [.. place.Sites.Distinct()],
            InvitedBy = byWhom,
            InvitedAt = now,
            SentAt = now,
            Hash = hash,
            ExpiresAt = now + Life,
        };
        return (invitation, token);
    }

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && WithdrawnAt is null && ExpiresAt > now;

    /// <summary>Another link, for another while. The one before is good for nothing.</summary>
    public string Renew(DateTimeOffset now)
    {
        RefuseClosed();
        if (now < SentAt + Pause) throw TooSoon();

        (var token, Hash) = LinkTokens.Make();
        (SentAt, ExpiresAt) = (now, now + Life);
        return token;
    }

    public void Withdraw(DateTimeOffset now)
    {
        RefuseClosed();
        WithdrawnAt = now;
    }

    public void Accept(DateTimeOffset now)
    {
        RefuseClosed();
        AcceptedAt = now;
    }

    private void RefuseClosed()
    {
        if (AcceptedAt is not null) throw Accepted();
        if (WithdrawnAt is not null) throw Withdrawn();
    }

    private static RuleViolationException Accepted() => new("invitation.accepted");
    private static RuleViolationException Withdrawn() => new("invitation.withdrawn");
    private static RuleViolationException TooSoon() => new("invitation.too-soon");
}
