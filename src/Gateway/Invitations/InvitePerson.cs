using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Domain;
using Platform.Gateway.Data;
using Platform.Gateway.Organizations;
using Platform.Gateway.People;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Invitations;

/// <summary>Invites one person by mail. Whether they have an account already is told to them and to nobody else.</summary>
internal static class InvitePerson
{
    public sealed record Request(
        [UuidV7] Guid? Id,
        [Required, StringLength(Person.MaxName), RegularExpression(AddPerson.OneLine)] string GivenName,
        [Required, StringLength(Person.MaxName), RegularExpression(AddPerson.OneLine)] string FamilyName,
        [Required, EmailAddress, RegularExpression("[!-~]+"), StringLength(Person.MaxEmail)] string Email,
        [Required, StringLength(50)] string Role,
        bool AllSites,
        [MaxLength(Membership.MaxSites)] IReadOnlyList<Guid>? Sites,
        [AllowedValues("en", "es", null)] string? Language);

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id,
        Request request,
        DirectoryDb db,
        Caller caller,
        PublicAddress address,
        TimeProvider clock,
        CancellationToken cancel)
    {
        if (caller.KeepsPeopleOf(id) is not { } scope
            || await db.Organizations.FindAsync([id], cancel) is not { } organization)
            return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        var invitationId = request.Id ?? Guid.CreateVersion7(now);
        if (await db.Invitations.AnyAsync(known => known.Id == invitationId, cancel)) throw Exists();

        var place = new Place(request.Role, request.AllSites, request.Sites ?? []);
        var sites = await db.Sites.Where(site => site.OrganizationId == id).Select(site => site.Id).ToHashSetAsync(cancel);
        var (invitation, token) = Invitation.Make(
            invitationId,
            organization,
            new Invitee(request.GivenName, request.FamilyName, request.Email, request.Language ?? "en"),
            place, sites, caller.PersonId, now);
        scope.RequireWithin(place.AllSites, place.Sites);
        await RefuseMember(db, id, invitation, cancel);

        db.Invitations.Add(invitation);
        db.Mails.Add(InvitationMail.For(invitation, organization.Name, address, token, now));
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "invitation", invitationId) with
        {
            OrganizationId = id,
            ReasonCodes = [request.Role],
        });
        await db.SaveNew(cancel, ("pk_invitations", Exists()), (InvitationMapping.OnceOpen, Waiting()));
        return TypedResults.Created($"/directory/organizations/{id}/invitations", new Response(invitationId));
    }

    private static async Task RefuseMember(DirectoryDb db, Guid organizationId, Invitation invitation, CancellationToken cancel)
    {
        var upper = invitation.Email.ToUpperInvariant();
        var held = await db.Memberships.AnyAsync(
            membership => membership.OrganizationId == organizationId
                && membership.Role == invitation.Role
                && membership.EndedAt == null
                && db.People.Any(person => person.Id == membership.PersonId
                    && EF.Property<string>(person, PersonMapping.UpperEmail) == upper),
            cancel);
        if (held) throw GrantMembership.Held(invitation.Role);
    }

    private static RuleViolationException Exists() => new("invitation.exists");
    private static RuleViolationException Waiting() => new("invitation.waiting");
}
