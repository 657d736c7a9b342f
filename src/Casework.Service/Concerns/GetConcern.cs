using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Concerns;

/// <summary>One concern, with its answer if there is one.</summary>
internal static class GetConcern
{
    public static async Task<Results<Ok<ConcernItem>, NotFound>> Handle(
        Guid id, Caller caller, CaseworkDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        var people = db.PeopleReadBy(caller, clock.GetUtcNow());
        var found = await ConcernItem.Of(db, db.Concerns
                .Where(concern => concern.Id == id && people.Any(person => person.Id == concern.ParticipantId)))
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        db.Audit.AddReads(caller, "concern", id, [found.PersonId], "name", "concern");
        await db.SaveChangesAsync(cancel);
        http.SetVersion(found.Version);
        return TypedResults.Ok(found);
    }
}
