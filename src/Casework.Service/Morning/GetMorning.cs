using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Concerns;
using Platform.Casework.Contacts;
using Platform.Casework.Data;
using Platform.Casework.Duties;
using Platform.Casework.Episodes;
using Platform.Casework.Participants;
using Platform.Casework.Sites;
using Platform.Casework.Teams;
using Platform.Casework.Templates;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Morning;

/// <summary>
/// A team's day: what waits, what is late, what the other one did. The same number of queries for one person as for
/// twenty-five, whatever has been in the years before.
/// </summary>
internal static class GetMorning
{
    /// <summary>How far back one reads what the other did.</summary>
    private const int DaysBack = 3;

    private const int MostContacts = 20;
    private const int DueSoonDays = 7;

    public sealed record Response(
        Guid TeamId,
        string TeamName,
        Guid SiteId,
        string SiteName,
        string TimeZone,
        DateOnly Today,
        DateTimeOffset Now,
        Guid CaseManagerId,
        string CaseManager,
        Guid PeerSpecialistId,
        string PeerSpecialist,
        bool Treats,
        int People,
        int Caseload)
    {
        public IReadOnlyList<Away> Away { get; init; } = [];
        public IReadOnlyList<ConcernItem> Concerns { get; init; } = [];
        public IReadOnlyList<DutyItem> Visits { get; init; } = [];
        public IReadOnlyList<LateItem> Overdue { get; init; } = [];

        /// <summary>How many contacts and duties come within seven days.</summary>
        public int DueSoon { get; init; }

        /// <summary>What others of the team did in the last days, the latest first.</summary>
        public IReadOnlyList<Done> Others { get; init; } = [];
    }

    public sealed record Away(Guid AwayId, string Name, DateOnly Until, Guid LeaderId, string Leader);

    public sealed record DutyItem(
        Guid Id, Guid PersonId, string DisplayName, Guid AssigneeId, string Assignee, string Kind, string KindTitle,
        string? Purpose, TimeOnly? At, DutyState State);

    public enum LateReason
    {
        /// <summary>Nobody has met the person for longer than the phase says.</summary>
        Contact,

        /// <summary>A visit or a task was for an earlier day.</summary>
        Duty,

        /// <summary>The plan is over, and the service has neither ended nor been extended.</summary>
        PlanOver,
    }

    /// <param name="Days">How late it is.</param>
    /// <param name="LastOn">When somebody last met the person.</param>
    /// <param name="Tried">How often it was tried since.</param>
    public sealed record LateItem(
        LateReason Reason, int Days, Guid PersonId, string DisplayName, Guid? DutyId, string? KindTitle, string? Purpose,
        int? Every, RhythmUnit? Unit, DateOnly? LastOn, int Tried);

    public sealed record Done(
        Guid Id, Guid PersonId, string DisplayName, string By, DateOnly On, TimeOnly? At, int Minutes, ContactOutcome Outcome,
        string KindTitle, SupportLevel? Support, string? Note);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, CaseworkDb db, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var treated = db.Teams.TreatedBy(caller, now);
        var team = await db.Teams
            .ReadBy(caller, now)
            .Where(known => known.Id == id)
            .Join(db.Sites, known => known.SiteId, site => site.Id, (known, site) => new
            {
                known.Name,
                SiteId = site.Id,
                SiteName = site.Name,
                site.TimeZone,
                known.CaseManagerId,
                CaseManager = db.Staff.Single(member => member.Id == known.CaseManagerId).Name,
                known.PeerSpecialistId,
                PeerSpecialist = db.Staff.Single(member => member.Id == known.PeerSpecialistId).Name,
                Treats = treated.Any(mine => mine.Id == known.Id),
            })
            .SingleOrDefaultAsync(cancel);
        if (team is null) return TypedResults.NotFound();

        var today = Local.Day(now, team.TimeZone);
        var away = await db.Set<Cover>()
            .Where(cover => cover.TeamId == id && cover.From <= today && cover.Until >= today)
            .OrderBy(cover => cover.From).ThenBy(cover => cover.Id)
            .Take(Page.MaxSize)
            .Select(cover => new Away(
                cover.AwayId,
                db.Staff.Single(member => member.Id == cover.AwayId).Name,
                cover.Until,
                cover.LeaderId,
                db.Staff.Single(member => member.Id == cover.LeaderId).Name))
            .ToListAsync(cancel);
        var people = await Served(db, id, today).ToListAsync(cancel);
        var duties = await db.Duties
            .Where(duty => duty.TeamId == id)
            .Where(duty => (duty.State == DutyState.Open && duty.On <= today.AddDays(DueSoonDays))
                || (duty.State == DutyState.Done && duty.On == today))
            .OrderBy(duty => duty.On).ThenBy(duty => duty.At).ThenBy(duty => duty.Id)
            .Take(2 * Page.MaxSize)
            .Join(db.Participants, duty => duty.ParticipantId, person => person.Id, (duty, person) => new
            {
                duty.On,
                Item = new DutyItem(
                    duty.Id,
                    person.Id,
                    Participant.DisplayName(person.PreferredName, person.GivenName, person.FamilyName),
                    duty.AssigneeId,
                    db.Staff.Single(member => member.Id == duty.AssigneeId).Name,
                    duty.Kind,
                    ContactKind.TitleOf(duty.Kind),
                    duty.Purpose,
                    duty.At,
                    duty.State),
            })
            .ToListAsync(cancel);
        var concerns = await ConcernItem.Of(db, db.Concerns
                .Where(concern => concern.TeamId == id && concern.AnsweredAt == null)
                .OrderBy(concern => concern.DueAt)
                .Take(Page.MaxSize))
            .ToListAsync(cancel);
        var others = await db.Contacts
            .Where(contact => contact.TeamId == id && contact.On >= today.AddDays(-DaysBack) && contact.ById != caller.PersonId)
            .OrderByDescending(contact => contact.On).ThenByDescending(contact => contact.Id)
            .Take(MostContacts)
            .Join(db.Participants, contact => contact.ParticipantId, person => person.Id, (contact, person) => new Done(
                contact.Id,
                person.Id,
                Participant.DisplayName(person.PreferredName, person.GivenName, person.FamilyName),
                db.Staff.Single(member => member.Id == contact.ById).Name,
                contact.On,
                contact.At,
                contact.Minutes,
                contact.Outcome,
                ContactKind.TitleOf(contact.Kind),
                contact.Support,
                contact.Text))
            .ToListAsync(cancel);

        db.Audit.AddReads(
            caller,
            "morning",
            id,
            people.Select(person => person.PersonId)
                .Union(duties.Select(duty => duty.Item.PersonId))
                .Union(concerns.Select(concern => concern.PersonId))
                .Union(others.Select(done => done.PersonId)),
            "name", "contact", "concern", "plan");
        await db.SaveChangesAsync(cancel);

        var late = people.SelectMany(person => person.Late(today))
            .Concat(duties.Where(duty => duty.On < today).Select(duty => new LateItem(
                LateReason.Duty, today.DayNumber - duty.On.DayNumber, duty.Item.PersonId, duty.Item.DisplayName, duty.Item.Id,
                duty.Item.KindTitle, duty.Item.Purpose, null, null, null, 0)));
        return TypedResults.Ok(new Response(
            id, team.Name, team.SiteId, team.SiteName, team.TimeZone, today, now, team.CaseManagerId, team.CaseManager,
            team.PeerSpecialistId, team.PeerSpecialist, team.Treats, people.Count, Team.Caseload)
        {
            Away = away,
            Concerns = concerns,
            Visits = [.. duties.Where(duty => duty.On == today).Select(duty => duty.Item)],
            Overdue = [.. late.OrderByDescending(item => item.Days).ThenBy(item => item.DisplayName, StringComparer.Ordinal)],
            DueSoon = duties.Count(duty => duty.On > today) + people.Count(person => person.IsDueBy(today, DueSoonDays)),
            Others = others,
        });
    }

    /// <summary>Whom the team serves now, with what says whether a contact is late: one query, whatever their number.</summary>
    private static IQueryable<ServedPerson> Served(CaseworkDb db, Guid teamId, DateOnly today) =>
        db.Episodes
            .Where(episode => episode.TeamId == teamId && episode.EndedOn == null)
            .Join(db.Participants, episode => episode.ParticipantId, person => person.Id, (episode, person) => new { episode, person })
            .OrderBy(both => both.person.SortName).ThenBy(both => both.person.Id)
            .Select(both => new ServedPerson(
                both.person.Id,
                Participant.DisplayName(both.person.PreferredName, both.person.GivenName, both.person.FamilyName),
                both.episode.AdmittedOn,
                both.episode.EndsOn,
                both.episode.Phases
                    .Where(phase => phase.StartsOn <= today && phase.EndsOn >= today)
                    .Select(phase => (int?)phase.Every)
                    .FirstOrDefault(),
                both.episode.Phases
                    .Where(phase => phase.StartsOn <= today && phase.EndsOn >= today)
                    .Select(phase => (RhythmUnit?)phase.Unit)
                    .FirstOrDefault(),
                both.episode.Pauses.Any(pause => pause.Until == null),
                both.episode.Pauses.Max(pause => pause.Until),
                db.Contacts
                    .Where(contact => contact.EpisodeId == both.episode.Id && contact.Outcome == ContactOutcome.Held)
                    .Max(contact => (DateOnly?)contact.On),
                db.Contacts
                    .Where(contact => contact.EpisodeId == both.episode.Id && contact.Outcome == ContactOutcome.Missed)
                    .Where(contact => contact.On > (db.Contacts
                        .Where(held => held.EpisodeId == both.episode.Id && held.Outcome == ContactOutcome.Held)
                        .Max(held => (DateOnly?)held.On) ?? both.episode.AdmittedOn))
                    .Count()));

    private sealed record ServedPerson(
        Guid PersonId,
        string DisplayName,
        DateOnly AdmittedOn,
        DateOnly EndsOn,
        int? Every,
        RhythmUnit? Unit,
        bool Paused,
        DateOnly? PausedUntil,
        DateOnly? LastOn,
        int Tried)
    {
        /// <summary>A contact is due as long after the last as the phase says; after a standstill on the day it is over.</summary>
        private DateOnly? DueOn
        {
            get
            {
                if (Paused || Every is not { } every || Unit is not { } unit) return null;

                var due = LastOn is { } last ? Rhythm.Later(last, every, unit) : AdmittedOn;
                return PausedUntil is { } until && until >= due ? until.AddDays(1) : due;
            }
        }

        public bool IsDueBy(DateOnly today, int days) => DueOn is { } due && due >= today && due <= today.AddDays(days);

        public IEnumerable<LateItem> Late(DateOnly today)
        {
            if (DueOn is { } due && due < today)
                yield return new LateItem(
                    LateReason.Contact, today.DayNumber - due.DayNumber, PersonId, DisplayName, null, null, null, Every, Unit,
                    LastOn, Tried);
            if (!Paused && EndsOn < today)
                yield return new LateItem(
                    LateReason.PlanOver, today.DayNumber - EndsOn.DayNumber, PersonId, DisplayName, null, null, null, null, null,
                    LastOn, Tried);
        }
    }
}
