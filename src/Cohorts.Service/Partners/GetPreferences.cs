using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Partners;

/// <summary>What a person of the group likes to do and wishes of a partner; all empty, in version 0, if nobody asked yet.</summary>
internal static class GetPreferences
{
    public sealed record Response(
        Guid ParticipantId,
        string DisplayName,
        IReadOnlyList<string> Interests,
        IReadOnlyList<string> OwnInterests,
        IReadOnlyList<string> Languages,
        IReadOnlyList<string> FreeTimes,
        Reach? Reach,
        Gender? Gender,
        PartnerGender? PartnerGender,
        string? Remark,
        int Version);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Guid participantId, Caller caller, CohortsDb db, HttpResponse http, CancellationToken cancel)
    {
        if (!await db.Cohorts.VisibleTo(caller).AnyAsync(cohort => cohort.Id == id, cancel)) return TypedResults.NotFound();
        var person = (await db.PeopleOf(id, cancel)).FirstOrDefault(known => known.IsHere && known.ParticipantId == participantId);
        if (person is null) return TypedResults.NotFound();

        var said = await db.Preferences.AsNoTracking().SingleOrDefaultAsync(known => known.Id == participantId, cancel)
            ?? Preferences.Of(participantId);
        db.Audit.AddReads(caller, "preferences", participantId, [participantId], "name", "preferences");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(said.Version);
        return TypedResults.Ok(new Response(
            participantId,
            person.DisplayName,
            said.Interests,
            said.OwnInterests,
            said.Languages,
            said.FreeTimes,
            said.Reach,
            said.Gender,
            said.PartnerGender,
            said.Remark,
            said.Version));
    }
}
