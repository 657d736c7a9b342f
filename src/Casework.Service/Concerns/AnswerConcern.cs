using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Concerns;

/// <summary>Answers a concern: the other of the team, who leads for them, or who supervises.</summary>
internal static class AnswerConcern
{
    public sealed record Request([Required, StringLength(Concern.MaxText)] string Answer);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Request request,
        IfMatch seen,
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var people = db.PeopleReadBy(caller, now);
        var concern = await db.Concerns.SingleOrDefaultAsync(
            known => known.Id == id && people.Any(person => person.Id == known.ParticipantId), cancel);
        if (concern is null) return TypedResults.NotFound();
        concern.Require(seen);

        concern.Reply(request.Answer, caller.PersonId, now);
        db.Audit.Wrote(caller, AuditAction.Update, "concern", id, concern.ParticipantId, "answered");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(concern.Version);
        return TypedResults.NoContent();
    }
}
