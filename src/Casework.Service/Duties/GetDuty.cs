using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Casework.Templates;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Duties;

/// <summary>One visit or task.</summary>
internal static class GetDuty
{
    public sealed record Response(
        Guid Id, Guid PersonId, string DisplayName, Guid TeamId, Guid AssigneeId, string Assignee, string Kind, string KindTitle,
        string? Purpose, DateOnly On, TimeOnly? At, DutyState State, Guid? ContactId, string? Reason, int Version);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, CaseworkDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        var people = db.PeopleReadBy(caller, clock.GetUtcNow());
        var found = await db.Duties
            .Where(duty => duty.Id == id)
            .Join(people, duty => duty.ParticipantId, person => person.Id, (duty, person) => new Response(
                duty.Id,
                person.Id,
                Participant.DisplayName(person.PreferredName, person.GivenName, person.FamilyName),
                duty.TeamId,
                duty.AssigneeId,
                db.Staff.Single(member => member.Id == duty.AssigneeId).Name,
                duty.Kind,
                ContactKind.TitleOf(duty.Kind),
                duty.Purpose,
                duty.On,
                duty.At,
                duty.State,
                duty.ContactId,
                duty.Reason,
                duty.Version))
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        db.Audit.AddReads(caller, "duty", id, [found.PersonId], "name", "duty");
        await db.SaveChangesAsync(cancel);
        http.SetVersion(found.Version);
        return TypedResults.Ok(found);
    }
}
