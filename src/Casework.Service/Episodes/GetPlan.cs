using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Casework.Sites;
using Platform.Casework.Teams;
using Platform.Casework.Templates;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Episodes;

/// <summary>The plan of a person's latest time with a team: phases, sessions, pauses, and who changed what.</summary>
internal static class GetPlan
{
    public sealed record Response(
        Guid PersonId,
        string DisplayName,
        Guid EpisodeId,
        bool Treats,
        DateOnly Today,
        string TimeZone,
        string TemplateSource,
        int TemplateVersion,
        int Months,
        StartSetting Setting,
        DateOnly AdmittedOn,
        DateOnly EndsOn,
        DateOnly? EndedOn,
        EndKind? EndKind,
        string? EndReason,
        string? CaseloadReason,
        Eligibility Eligibility,
        int Version)
    {
        public IReadOnlyList<PhaseItem> Phases { get; init; } = [];
        public IReadOnlyList<SeriesItem> Series { get; init; } = [];
        public IReadOnlyList<PauseItem> Pauses { get; init; } = [];

        /// <summary>The latest hundred, the latest first.</summary>
        public IReadOnlyList<ChangeItem> Changes { get; init; } = [];
    }

    /// <param name="Title">In the reader's language.</param>
    public sealed record PhaseItem(
        int Number, string Code, string Title, DateOnly StartsOn, DateOnly EndsOn, int Every, RhythmUnit Unit);

    public sealed record SeriesItem(
        string Code, string Title, string LedBy, bool InOrder, bool TopicsMayBeReplaced, IReadOnlyList<SessionItem> Sessions);

    /// <param name="Topic">The person's own, or the suggested one in the reader's language.</param>
    public sealed record SessionItem(
        int Number, string Topic, bool Replaced, DateOnly DueOn, DateOnly? DoneOn, int Times, int Missed,
        DateOnly? SkippedOn, string? SkipReason);

    public sealed record PauseItem(DateOnly From, DateOnly? Until, string Reason);

    public sealed record ChangeItem(
        PlanChangeKind Kind, DateTimeOffset At, Guid ById, string? By, string? Reason, DateOnly? From, DateOnly? Until,
        string? Series, int? Number);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, CaseworkDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var treated = db.Teams.TreatedBy(caller, now);
        var person = await db.PeopleReadBy(caller, now)
            .Where(known => known.Id == id)
            .Select(known => new
            {
                known.GivenName,
                known.FamilyName,
                known.PreferredName,
                Treats = treated.Any(team => team.Id == known.TeamId),
                Zone = db.Sites.Single(site => db.Teams.Any(team => team.Id == known.TeamId && team.SiteId == site.Id)).TimeZone,
            })
            .SingleOrDefaultAsync(cancel);
        if (person is null) return TypedResults.NotFound();

        var episode = await db.Episodes
            .AsNoTracking()
            .Where(known => known.ParticipantId == id)
            .Include(known => known.Phases)
            .Include(known => known.Sessions)
            .Include(known => known.Pauses)
            .OrderByDescending(known => known.AdmittedOn)
            .AsSplitQuery()
            .FirstAsync(cancel);
        var changes = await db.Set<PlanChange>()
            .Where(change => change.EpisodeId == episode.Id)
            .OrderByDescending(change => change.At).ThenByDescending(change => change.Id)
            .Take(Page.MaxSize)
            .Select(change => new ChangeItem(
                change.Kind,
                change.At,
                change.ById,
                db.Staff.Where(member => member.Id == change.ById).Select(member => member.Name).FirstOrDefault(),
                change.Reason,
                change.From,
                change.Until,
                change.Series,
                change.Number))
            .ToListAsync(cancel);
        var template = await db.PlanTemplates.AsNoTracking().SingleAsync(
            known => known.Code == episode.TemplateCode && known.Version == episode.TemplateVersion, cancel);
        var series = await db.SessionSeries.AsNoTracking().ToListAsync(cancel);

        db.Audit.AddReads(caller, "episode", episode.Id, [id], "name", "eligibility", "plan");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(episode.Version);
        return TypedResults.Ok(new Response(
            id,
            Participant.DisplayName(person.PreferredName, person.GivenName, person.FamilyName),
            episode.Id,
            person.Treats,
            Local.Day(now, person.Zone),
            person.Zone,
            template.Source,
            template.Version,
            episode.Months,
            episode.Setting,
            episode.AdmittedOn,
            episode.EndsOn,
            episode.EndedOn,
            episode.EndKind,
            episode.EndReason,
            episode.CaseloadReason,
            new Eligibility(
                episode.Homelessness, episode.Hospitalization, episode.Incarceration, episode.MentalHealth, episode.SubstanceUse),
            episode.Version)
        {
            Phases =
            [
                .. episode.Phases.OrderBy(phase => phase.Number).Select(phase => new PhaseItem(
                    phase.Number,
                    phase.Code,
                    template.Phases.First(known => known.Code == phase.Code).Title.ForReader(),
                    phase.StartsOn,
                    phase.EndsOn,
                    phase.Every,
                    phase.Unit)),
            ],
            Series =
            [
                .. episode.Sessions.GroupBy(session => (session.Series, session.SeriesVersion))
                    .OrderBy(group => group.Key.Series, StringComparer.Ordinal)
                    .Select(group =>
                    Describe(series.Single(known => (known.Code, known.Version) == group.Key), group)),
            ],
            Pauses =
            [
                .. episode.Pauses.OrderBy(pause => pause.From).Select(pause => new PauseItem(pause.From, pause.Until, pause.Reason)),
            ],
            Changes = changes,
        });
    }

    private static SeriesItem Describe(SessionSeries series, IEnumerable<PlannedSession> sessions) => new(
        series.Code,
        series.Title.ForReader(),
        series.LedBy,
        series.InOrder,
        series.TopicsMayBeReplaced,
        [
            .. sessions.OrderBy(session => session.Number).Select(session => new SessionItem(
                session.Number,
                session.ReplacedTopic ?? series.Topics[session.Number - 1].Title.ForReader(),
                session.ReplacedTopic is not null,
                session.DueOn,
                session.DoneOn,
                session.Times,
                session.Missed,
                session.SkippedOn,
                session.SkipReason)),
        ]);
}
