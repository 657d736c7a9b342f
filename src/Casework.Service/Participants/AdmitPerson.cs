using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Episodes;
using Platform.Casework.Teams;
using Platform.Casework.Templates;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Participants;

/// <summary>
/// Takes a person into the service of a team, if MISSION is for them. Somebody whom the team has served before is the
/// same person; everybody else is new here, whatever other teams know.
/// </summary>
internal static class AdmitPerson
{
    public sealed record Request(
        [Required] Guid? TeamId,
        Guid? KnownPersonId,
        [UuidV7] Guid? Id,
        [OneLine(Participant.MaxName)] string? GivenName,
        [OneLine(Participant.MaxName)] string? FamilyName,
        [OneLine(Participant.MaxName)] string? PreferredName,
        bool Homelessness,
        bool Hospitalization,
        bool Incarceration,
        bool MentalHealth,
        bool SubstanceUse,
        [Required, AllowedValues(2, 6, 12)] int? Months,
        [Required] StartSetting? Setting,
        [Required, Day] DateOnly? AdmittedOn,
        [OneLine(Episode.MaxReason)] string? CaseloadReason) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (KnownPersonId is not null) yield break;
            if (string.IsNullOrWhiteSpace(GivenName))
                yield return new ValidationResult(Limits.Sentence("field.name-missing"), [nameof(GivenName)]);
            if (string.IsNullOrWhiteSpace(FamilyName))
                yield return new ValidationResult(Limits.Sentence("field.name-missing"), [nameof(FamilyName)]);
        }
    }

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Request request, Caller caller, CaseworkDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        var (teamId, now) = (request.TeamId!.Value, clock.GetUtcNow());
        var team = await db.Teams.TreatedBy(caller, now).AsNoTracking().SingleOrDefaultAsync(known => known.Id == teamId, cancel);
        if (team is null) return TypedResults.NotFound();

        // Who admits at the same time waits here, so that nobody slips past the caseload.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM teams WHERE id = {teamId} FOR UPDATE", cancel);
        var person = await Find(request, caller, db, now, cancel);
        if (request.KnownPersonId is not null && person is null) return TypedResults.NotFound();
        if (person is null)
        {
            if (request.Id is { } taken && await db.Participants.AnyAsync(known => known.Id == taken, cancel))
                throw Episode.ServedAlready();

            person = Participant.Welcome(
                request.Id, request.GivenName!, request.FamilyName!, request.PreferredName, teamId, now);
            db.Add(person);
        }
        else if (await db.Episodes.AnyAsync(episode => episode.ParticipantId == person.Id && episode.EndedOn == null, cancel))
        {
            throw Episode.ServedAlready();
        }

        person.ComeTo(teamId);
        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == team.SiteId, cancel);
        var episode = Episode.Admit(
            null,
            person.Id,
            teamId,
            await db.Episodes.CountAsync(other => other.TeamId == teamId && other.EndedOn == null, cancel),
            new Eligibility(
                request.Homelessness, request.Hospitalization, request.Incarceration, request.MentalHealth, request.SubstanceUse),
            request.Setting!.Value,
            request.AdmittedOn!.Value,
            request.CaseloadReason,
            await db.PlanTemplates.Newest(request.Months!.Value, cancel) ?? throw Episode.NoSuchLength(),
            await db.SessionSeries.Newest(cancel),
            caller.PersonId,
            site.Today(now),
            now);
        db.Add(episode);
        db.Audit.Wrote(caller, AuditAction.Create, "episode", episode.Id, person.Id, "admitted");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(episode.Version);
        return TypedResults.Created($"/casework/people/{person.Id}", new Response(person.Id));
    }

    private static async Task<Participant?> Find(
        Request request, Caller caller, CaseworkDb db, DateTimeOffset now, CancellationToken cancel) =>
        request.KnownPersonId is { } known
            ? await db.PeopleTreatedBy(caller, now).SingleOrDefaultAsync(person => person.Id == known, cancel)
            : null;
}
