using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Episodes;

/// <summary>Gives a session another day, and a peer-led one another topic: the topics are suggestions.</summary>
internal static class PlanSession
{
    /// <param name="Topic">Another topic, or none for the suggested one.</param>
    public sealed record Request([Required, Day] DateOnly? DueOn, [OneLine(Episode.MaxTopic)] string? Topic);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        string series,
        int number,
        Request request,
        IfMatch seen,
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (await PlanToChange.Of(id, caller, db, now, cancel) is not { } plan) return TypedResults.NotFound();
        plan.Episode.Require(seen);

        var version = plan.Episode.Sessions.FirstOrDefault(session => session.Series == series)?.SeriesVersion;
        var topics = await db.SessionSeries.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Code == series && known.Version == version, cancel);
        if (topics is null) return TypedResults.NotFound();
        if (!plan.Episode.PlanSession(topics, number, request.DueOn!.Value, request.Topic, caller.PersonId, now))
            return TypedResults.NotFound();
        db.Audit.Wrote(caller, AuditAction.Update, "episode", plan.Episode.Id, id, "session-planned");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(plan.Episode.Version);
        return TypedResults.NoContent();
    }
}
