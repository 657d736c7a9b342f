using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Contacts;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Casework.Sites;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Concerns;

/// <summary>Writes a concern about a person into the team's log, with the time by which somebody answers.</summary>
internal static class RaiseConcern
{
    /// <param name="DueOn">With <paramref name="DueAt"/>: the site's day and time.</param>
    public sealed record Request(
        [UuidV7] Guid? Id,
        [Required, StringLength(Concern.MaxText)] string Text,
        [Required, Day] DateOnly? DueOn,
        [Required] TimeOnly? DueAt);

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, Request request, Caller caller, CaseworkDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var teamId = await db.PeopleTreatedBy(caller, now)
            .Where(person => person.Id == id)
            .Select(person => (Guid?)person.TeamId)
            .SingleOrDefaultAsync(cancel);
        if (teamId is null) return TypedResults.NotFound();

        var team = await db.TeamOfRecord(teamId.Value, cancel);
        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == team.SiteId, cancel);
        var concern = Concern.Raise(
            request.Id,
            id,
            teamId.Value,
            request.Text,
            Local.Instant(request.DueOn!.Value, request.DueAt!.Value, site.TimeZone),
            caller.PersonId,
            team.On(caller, site.Today(now)).Role,
            now);
        db.Add(concern);
        db.Audit.Wrote(caller, AuditAction.Create, "concern", concern.Id, id, "raised");
        await db.SaveChangesAsync(cancel);

        return TypedResults.Created($"/casework/concerns/{concern.Id}", new Response(concern.Id));
    }
}
