using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Domain;
using Platform.Gateway.Data;
using Platform.Gateway.Edge;
using Platform.Gateway.Organizations;
using Platform.Gateway.People;
using Platform.Gateway.SignIn;

namespace Platform.Gateway.Invitations;

/// <summary>
/// The form on the page of an invitation: whoever has no account yet chooses a password, and all get their membership. They
/// sign in afterwards like anybody, which shows that they have the password.
/// </summary>
internal static partial class AcceptInvitation
{
    public const string Cookie = "invitation";

    /// <summary>The mailed link: on to the page, with the token in a cookie instead of the address.</summary>
    public static SeeOther Open(string token, HttpContext http, PublicUrl url)
    {
        if (token.Length <= LinkTokens.MaxText) LinkTokens.Remember(http, url, Cookie, token);
        return new SeeOther("/invitation");
    }

    public static async Task<SeeOther> Handle(
        [FromForm] string? password,
        DirectoryDb db,
        UserManager<Account> accounts,
        PublicUrl url,
        TimeProvider clock,
        HttpContext http,
        ILogger<Invitation> log,
        CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var hash = LinkTokens.Remembered(http, url, Cookie);
        var invitation = hash is null ? null : await db.Invitations.SingleOrDefaultAsync(known => known.Hash == hash, cancel);
        if (invitation is null || !invitation.IsOpen(now)) return Back("gone");

        try
        {
            await Accept(invitation, password ?? "", db, accounts, now, cancel);
        }
        catch (RuleViolationException refused) when (refused.Code is PasswordRules.Short)
        {
            return Back("short");
        }
        catch (RuleViolationException)
        {
            // The site or the role is no longer what it was, or the person is suspended: they ask whoever invited them.
            return Back("gone");
        }
        catch (DbUpdateException)
        {
            // The same form at the same moment: the other one did it.
            return Back("gone");
        }

        LinkTokens.Forget(http, url, Cookie);
        LogAccepted(log, invitation.Id);
        return new SeeOther($"/sign-in{QueryString.Create("code", "welcome").Add("returnTo", $"/o/{invitation.OrganizationId}")}");
    }

    private static async Task Accept(
        Invitation invitation,
        string password,
        DirectoryDb db,
        UserManager<Account> accounts,
        DateTimeOffset now,
        CancellationToken cancel)
    {
        var upper = invitation.Email.ToUpperInvariant();
        var person = await db.People.SingleOrDefaultAsync(
            known => EF.Property<string>(known, PersonMapping.UpperEmail) == upper, cancel);
        if (person is null)
        {
            person = Person.Add(
                Guid.CreateVersion7(now), invitation.GivenName, invitation.FamilyName, invitation.Email,
                invitation.Language, now);
            db.People.Add(person);
        }

        if (person.SuspendedAt is not null) throw new RuleViolationException("person.suspended");
        if (!await db.Accounts.AnyAsync(account => account.Id == person.Id, cancel))
        {
            PasswordRules.Require(password);
            await accounts.Give(person, password);
        }

        var held = await db.Memberships.AnyAsync(
            membership => membership.PersonId == person.Id
                && membership.OrganizationId == invitation.OrganizationId
                && membership.Role == invitation.Role
                && membership.EndedAt == null,
            cancel);
        if (!held)
        {
            var organization = await db.Organizations.SingleAsync(known => known.Id == invitation.OrganizationId, cancel);
            var sites = await db.Sites
                .Where(site => site.OrganizationId == invitation.OrganizationId).Select(site => site.Id).ToHashSetAsync(cancel);
            var membershipId = Guid.CreateVersion7(now);
            db.Audit.Add(AuditEvent.Of(person.Id, AuditAction.Create, "membership", membershipId) with
            {
                OrganizationId = invitation.OrganizationId,
                ReasonCodes = [invitation.Role, "invited"],
            });
            db.Memberships.Add(Membership.Grant(
                membershipId, organization, person, invitation.Role, invitation.AllSites, invitation.Sites,
                sites, now));
        }

        invitation.Accept(now);
        await db.SaveChangesAsync(cancel);
    }

    private static SeeOther Back(string code) => new($"/invitation{QueryString.Create("code", code)}");

    [LoggerMessage(LogLevel.Information, "Invitation {InvitationId} was accepted")]
    private static partial void LogAccepted(ILogger log, Guid invitationId);
}
