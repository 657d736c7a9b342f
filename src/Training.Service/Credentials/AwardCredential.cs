using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Credentials;

/// <summary>The national training staff give a credential to somebody, in the organisation where that person works.</summary>
internal static class AwardCredential
{
    internal const string FirstDay = "2000-01-01";
    internal const string LastDay = "2100-12-31";

    public sealed record Request(
        [UuidV7] Guid? Id,
        [Required] Guid? OrganizationId,
        [Required] Guid? PersonId,
        [Required, StringLength(CredentialKind.MaxCode)] string Kind,
        [Required, Range(typeof(DateOnly), FirstDay, LastDay)] DateOnly? ValidFrom,
        [Required, Range(typeof(DateOnly), FirstDay, LastDay)] DateOnly? ValidUntil);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(
        Request request, TrainingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var (organization, personId) = (request.OrganizationId!.Value, request.PersonId!.Value);
        await db.ActFor(organization, cancel);
        if (!await db.Organizations.AnyAsync(known => known.OrganizationId == organization, cancel))
            throw Credential.UnknownOrganization();
        if (!await db.CredentialKinds.AnyAsync(kind => kind.Code == request.Kind, cancel))
            throw Credential.UnknownKind(request.Kind);
        if (request.Id is { } wanted && await db.Credentials.AnyAsync(known => known.Id == wanted, cancel))
            throw Credential.IdTaken();

        var holder = await db.Staff
            .Include(person => person.Memberships)
            .SingleOrDefaultAsync(
                person => person.OrganizationId == organization && person.Id == personId, cancel)
            ?? throw Credential.UnknownPerson();
        var held = await db.Credentials
            .Where(known => known.OrganizationId == organization && known.PersonId == holder.Id)
            .Where(known => known.Kind == request.Kind && known.RevokedAt == null)
            .ToListAsync(cancel);

        var credential = Credential.Award(
            request.Id,
            holder,
            held,
            request.Kind,
            request.ValidFrom!.Value,
            request.ValidUntil!.Value,
            caller.PersonId,
            clock.GetUtcNow());
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "credential", credential.Id));
        await db.SaveNew(credential, holder.Name, cancel);
        return TypedResults.Created($"/training/credentials/{credential.Id}", new Response(credential.Id));
    }

    internal static async Task SaveNew(this TrainingDb db, Credential credential, string holder, CancellationToken cancel)
    {
        db.Credentials.Add(credential);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException broken)
        {
            // Somebody else's award came between the look and the save; the database has decided.
            throw broken.ConstraintName switch
            {
                CredentialMapping.NoOverlap => Credential.Overlapping(holder),
                CredentialMapping.Key => Credential.IdTaken(),
                _ => failure,
            };
        }
    }
}
