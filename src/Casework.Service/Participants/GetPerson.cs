using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Concerns;
using Platform.Casework.Contacts;
using Platform.Casework.Data;
using Platform.Casework.Duties;
using Platform.Casework.Episodes;
using Platform.Casework.Sites;
using Platform.Casework.Teams;
using Platform.Casework.Templates;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Participants;

/// <summary>A person's own page: where they are on their way, and who goes it with them.</summary>
internal static class GetPerson
{
    public sealed record Response(
        Guid Id,
        string GivenName,
        string FamilyName,
        string? PreferredName,
        string DisplayName,
        Guid TeamId,
        string TeamName,
        Guid SiteId,
        string SiteName,
        string TimeZone,
        Guid CaseManagerId,
        string CaseManager,
        Guid PeerSpecialistId,
        string PeerSpecialist,
        bool Treats,
        Guid EpisodeId,
        int Months,
        StartSetting Setting,
        DateOnly AdmittedOn,
        DateOnly EndsOn,
        DateOnly? EndedOn,
        DateOnly Today,
        int Version)
    {
        /// <summary>Of the plan today: none before it begins or after the last.</summary>
        public Current? Phase { get; init; }

        /// <summary>Since when the plan stands still, if it does.</summary>
        public DateOnly? PausedFrom { get; init; }

        /// <summary>The next session of each series.</summary>
        public IReadOnlyList<Session> NextSessions { get; init; } = [];
        public IReadOnlyList<DutyItem> Duties { get; init; } = [];
        public IReadOnlyList<ConcernItem> Concerns { get; init; } = [];

        /// <summary>The last five.</summary>
        public IReadOnlyList<ListContacts.Item> Contacts { get; init; } = [];
    }

    public sealed record Session(string Series, int Number, string Topic, DateOnly DueOn);

    public sealed record DutyItem(
        Guid Id, string Kind, string KindTitle, string? Purpose, DateOnly On, TimeOnly? At, string Assignee);

    private const int LastContacts = 5;

    /// <param name="Number">From 1.</param>
    public sealed record Current(int Number, string Code, DateOnly StartsOn, DateOnly EndsOn);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, CaseworkDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var treated = db.Teams.TreatedBy(caller, now);
        var found = await db.PeopleReadBy(caller, now)
            .Where(person => person.Id == id)
            .Join(db.Teams, person => person.TeamId, team => team.Id, (person, team) => new { person, team })
            .Join(db.Sites, both => both.team.SiteId, site => site.Id, (both, site) => new { both.person, both.team, site })
            .Select(all => new
            {
                all.person.GivenName,
                all.person.FamilyName,
                all.person.PreferredName,
                TeamId = all.team.Id,
                TeamName = all.team.Name,
                SiteId = all.site.Id,
                SiteName = all.site.Name,
                all.site.TimeZone,
                all.team.CaseManagerId,
                CaseManager = db.Staff.Single(member => member.Id == all.team.CaseManagerId).Name,
                all.team.PeerSpecialistId,
                PeerSpecialist = db.Staff.Single(member => member.Id == all.team.PeerSpecialistId).Name,
                Treats = treated.Any(team => team.Id == all.team.Id),
                Episode = db.Episodes
                    .Where(episode => episode.ParticipantId == id)
                    .OrderByDescending(episode => episode.AdmittedOn)
                    .Select(episode => new
                    {
                        episode.Id,
                        episode.Months,
                        episode.Setting,
                        episode.AdmittedOn,
                        episode.EndsOn,
                        episode.EndedOn,
                        episode.Version,
                    })
                    .First(),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        var (episode, today) = (found.Episode, Local.Day(now, found.TimeZone));
        var phase = await db.Set<Phase>()
            .Where(part => part.EpisodeId == episode.Id && part.StartsOn <= today && part.EndsOn >= today)
            .Select(part => new Current(part.Number, part.Code, part.StartsOn, part.EndsOn))
            .FirstOrDefaultAsync(cancel);
        var pause = await db.Set<Pause>()
            .Where(pause => pause.EpisodeId == episode.Id && pause.Until == null)
            .Select(pause => (DateOnly?)pause.From)
            .FirstOrDefaultAsync(cancel);

        var sessions = await db.Set<PlannedSession>()
            .Where(session => session.EpisodeId == episode.Id && session.DoneOn == null && session.SkippedOn == null)
            .OrderBy(session => session.Series).ThenBy(session => session.Number)
            .Select(session => new { session.Series, session.SeriesVersion, session.Number, session.ReplacedTopic, session.DueOn })
            .ToListAsync(cancel);
        var duties = await db.Duties
            .Where(duty => duty.ParticipantId == id && duty.State == DutyState.Open)
            .OrderBy(duty => duty.On).ThenBy(duty => duty.At).ThenBy(duty => duty.Id)
            .Take(Page.MaxSize)
            .Select(duty => new DutyItem(
                duty.Id,
                duty.Kind,
                ContactKind.TitleOf(duty.Kind),
                duty.Purpose,
                duty.On,
                duty.At,
                db.Staff.Single(member => member.Id == duty.AssigneeId).Name))
            .ToListAsync(cancel);
        var concerns = await ConcernItem.Of(db, db.Concerns
                .Where(concern => concern.ParticipantId == id && concern.AnsweredAt == null)
                .OrderBy(concern => concern.DueAt)
                .Take(Page.MaxSize))
            .ToListAsync(cancel);
        var contacts = await ListContacts.Describe(db, db.Contacts
                .Where(contact => contact.ParticipantId == id)
                .OrderByDescending(contact => contact.On).ThenByDescending(contact => contact.Id)
                .Take(LastContacts))
            .ToListAsync(cancel);
        db.Audit.AddReads(caller, "episode", episode.Id, [id], "name", "plan", "contact", "concern");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(episode.Version);
        return TypedResults.Ok(new Response(
            id,
            found.GivenName,
            found.FamilyName,
            found.PreferredName,
            Participant.DisplayName(found.PreferredName, found.GivenName, found.FamilyName),
            found.TeamId,
            found.TeamName,
            found.SiteId,
            found.SiteName,
            found.TimeZone,
            found.CaseManagerId,
            found.CaseManager,
            found.PeerSpecialistId,
            found.PeerSpecialist,
            found.Treats,
            episode.Id,
            episode.Months,
            episode.Setting,
            episode.AdmittedOn,
            episode.EndsOn,
            episode.EndedOn,
            today,
            episode.Version)
        {
            Phase = episode.EndedOn is null ? phase : null,
            PausedFrom = episode.EndedOn is null ? pause : null,
            NextSessions =
            [
                .. sessions.GroupBy(session => session.Series).Select(series => series.First()).Select(session => new Session(
                    session.Series,
                    session.Number,
                    session.ReplacedTopic ?? PublishedTemplates.TopicOf(session.Series, session.SeriesVersion, session.Number),
                    session.DueOn)),
            ],
            Duties = duties,
            Concerns = concerns,
            Contacts = [.. contacts.Select(ListContacts.InReadersWords)],
        });
    }
}
