using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Episodes;
using Platform.Casework.Participants;
using Platform.Casework.Templates;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Contacts;

/// <summary>
/// Records what happened with a person: one contact from the day's work, or many of a paper record that is taken over.
/// Nobody needs to have seen the plan: what happened, happened.
/// </summary>
internal static class RecordContact
{
    public const int MostAtOnce = 100;

    /// <param name="DutyId">The visit or task that this was.</param>
    public sealed record Request(
        [UuidV7] Guid? Id,
        [Required, Day] DateOnly? On,
        TimeOnly? At,
        [Required, Range(0, Contact.MostMinutes)] int? Minutes,
        [Required] ContactPlace? Place,
        [Required] ContactOutcome? Outcome,
        [Required, OneLine(100)] string Kind,
        SupportLevel? Support,
        [Range(1, 99)] int? SessionNumber,
        bool InGroup,
        [StringLength(Contact.MaxNote)] string? Note,
        Guid? DutyId)
    {
        internal What What => new(
            Id, On!.Value, At, Minutes!.Value, Place!.Value, Outcome!.Value, Kind, Support, SessionNumber, InGroup, Note);
    }

    public sealed record Response(Guid Id);

    public sealed record BatchRequest(
        [Required, MinLength(1), MaxLength(MostAtOnce)] IReadOnlyList<Request> Contacts) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            // JSON may bring a null where no contact can be one.
            if (Contacts.Any(contact => contact is null))
                yield return new ValidationResult(Limits.Sentence("field.contact-missing"), [nameof(Contacts)]);
        }
    }

    public sealed record BatchResponse(IReadOnlyList<Guid> Ids);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, Request request, Caller caller, CaseworkDb db, TimeProvider clock, CancellationToken cancel)
    {
        var recorded = await Record(id, [request], caller, db, clock.GetUtcNow(), cancel);
        return recorded is null
            ? TypedResults.NotFound()
            : TypedResults.Created($"/casework/people/{id}/contacts", new Response(recorded[0]));
    }

    public static async Task<Results<Created<BatchResponse>, NotFound>> HandleMany(
        Guid id, BatchRequest request, Caller caller, CaseworkDb db, TimeProvider clock, CancellationToken cancel)
    {
        var recorded = await Record(id, [.. request.Contacts.OrderBy(contact => contact.On)], caller, db, clock.GetUtcNow(), cancel);
        return recorded is null
            ? TypedResults.NotFound()
            : TypedResults.Created($"/casework/people/{id}/contacts", new BatchResponse(recorded));
    }

    private static async Task<IReadOnlyList<Guid>?> Record(
        Guid personId,
        IReadOnlyList<Request> requests,
        Caller caller,
        CaseworkDb db,
        DateTimeOffset now,
        CancellationToken cancel)
    {
        // Two who record sessions of one person at once come one after the other: neither is told to look again.
        if (requests.Any(request => request.SessionNumber is not null))
            await db.Database.ExecuteSqlAsync(
                $"SELECT 1 FROM episodes WHERE participant_id = {personId} FOR UPDATE", cancel);
        if (await PlanToChange.Of(personId, caller, db, now, cancel) is not { } plan) return null;

        Guid[] given = [.. requests.Select(request => request.Id).OfType<Guid>()];
        if (given is not [] && await db.Contacts.AnyAsync(known => given.Contains(known.Id), cancel)) throw Contact.IdTaken();

        var team = await db.TeamOfRecord(plan.Episode.TeamId, cancel);
        var series = requests.Any(request => request.SessionNumber is not null) ? await db.SessionSeries.Newest(cancel) : [];
        List<Guid> ids = [];
        foreach (var request in requests)
        {
            var contact = Contact.Record(
                plan.Episode, series, team.On(caller, request.On!.Value), request.What, plan.Today, now);
            db.Add(contact);
            db.Audit.Wrote(caller, AuditAction.Create, "contact", contact.Id, personId, "recorded");
            ids.Add(contact.Id);
            if (request.DutyId is not { } dutyId) continue;

            var duty = await db.Duties.SingleOrDefaultAsync(
                known => known.Id == dutyId && known.ParticipantId == personId, cancel);
            if (duty is null) return null;
            duty.Record(contact.Id, now);
        }

        await db.SaveChangesAsync(cancel);
        return ids;
    }
}
