using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Contacts;
using Platform.Casework.Data;
using Platform.Casework.Episodes;
using Platform.Casework.Participants;
using Platform.Casework.Sites;
using Platform.Casework.Teams;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Fidelity;

/// <summary>
/// The first figure of fidelity, of a person or a team: delivered against expected, for each component and week, with
/// whom and which weeks stand behind each number.
/// </summary>
internal static class GetFidelity
{
    private const int MostWeeks = 53;

    public sealed record Response(
        Guid Id, string Name, DateOnly From, DateOnly Until, IReadOnlyList<Figure> Components, IReadOnlyList<Week> Weeks)
    {
        /// <summary>Of a team: each person's own, by name.</summary>
        public IReadOnlyList<PersonFigures> People { get; init; } = [];
    }

    /// <param name="Expected">None where the model has no number.</param>
    /// <param name="Ratio">Delivered by expected; none where nothing was expected.</param>
    public sealed record Figure(string Component, int Delivered, int? Expected, double? Ratio);

    /// <param name="StartsOn">Its Monday.</param>
    public sealed record Week(DateOnly StartsOn, IReadOnlyList<Figure> Components);

    public sealed record PersonFigures(Guid Id, string DisplayName, IReadOnlyList<Figure> Components);

    private sealed record Delivered(Guid PersonId, DateOnly On, string Component);

    private sealed record Subject(Guid Id, string DisplayName);

    public static async Task<Results<Ok<Response>, NotFound>> OfPerson(
        Guid id,
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        CancellationToken cancel,
        [Range(1, MostWeeks)] int weeks = 13)
    {
        var now = clock.GetUtcNow();
        var found = await db.PeopleReadBy(caller, now)
            .Where(person => person.Id == id)
            .Select(person => new
            {
                Name = Participant.DisplayName(person.PreferredName, person.GivenName, person.FamilyName),
                Zone = db.Sites.Single(site => db.Teams.Any(team => team.Id == person.TeamId && team.SiteId == site.Id)).TimeZone,
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        var episodes = db.Episodes.Where(episode => episode.ParticipantId == id);
        return TypedResults.Ok(await Count(
            id, found.Name, episodes, [new Subject(id, found.Name)], Local.Day(now, found.Zone), weeks, caller, db, cancel));
    }

    public static async Task<Results<Ok<Response>, NotFound>> OfTeam(
        Guid id,
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        CancellationToken cancel,
        [Range(1, MostWeeks)] int weeks = 13)
    {
        var now = clock.GetUtcNow();
        var found = await db.Teams.ReadBy(caller, now)
            .Where(team => team.Id == id)
            .Join(db.Sites, team => team.SiteId, site => site.Id, (team, site) => new { team.Name, Zone = site.TimeZone })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        var today = Local.Day(now, found.Zone);
        var from = Figures.WeekOf(today).AddDays(-7 * (weeks - 1));
        var episodes = db.Episodes.Where(episode =>
            episode.TeamId == id && episode.AdmittedOn <= today && (episode.EndedOn == null || episode.EndedOn >= from));
        var people = await db.Participants
            .Where(person => episodes.Any(episode => episode.ParticipantId == person.Id))
            .OrderBy(person => person.SortName).ThenBy(person => person.Id)
            .Take(Page.MaxSize)
            .Select(person => new Subject(
                person.Id, Participant.DisplayName(person.PreferredName, person.GivenName, person.FamilyName)))
            .ToListAsync(cancel);
        var counted = await Count(id, found.Name, episodes, people, today, weeks, caller, db, cancel);
        return TypedResults.Ok(counted);
    }

    private static async Task<Response> Count(
        Guid id,
        string name,
        IQueryable<Episode> chosen,
        IReadOnlyList<Subject> people,
        DateOnly today,
        int weeks,
        Caller caller,
        CaseworkDb db,
        CancellationToken cancel)
    {
        var from = Figures.WeekOf(today).AddDays(-7 * (weeks - 1));
        var episodes = await chosen
            .AsNoTracking()
            .Include(episode => episode.Phases)
            .Include(episode => episode.Sessions)
            .Include(episode => episode.Pauses)
            .AsSplitQuery()
            .ToListAsync(cancel);
        var delivered = await db.Contacts
            .Where(contact => contact.Outcome == ContactOutcome.Held && contact.On >= from && contact.On <= today)
            .Where(contact => chosen.Any(episode => episode.Id == contact.EpisodeId))
            .Select(contact => new Delivered(contact.ParticipantId, contact.On, contact.Component))
            .ToListAsync(cancel);
        db.Audit.AddReads(caller, "fidelity", id, people.Select(person => person.Id), "name", "contact");
        await db.SaveChangesAsync(cancel);

        return new Response(
            id,
            name,
            from,
            today,
            Of(episodes, delivered, from, today),
            [
                .. Enumerable.Range(0, weeks).Select(week => from.AddDays(7 * week)).Select(monday =>
                    new Week(monday, Of(episodes, delivered, monday, Earlier(monday.AddDays(6), today)))),
            ])
        {
            People =
            [
                .. people.Select(person => new PersonFigures(
                    person.Id,
                    person.DisplayName,
                    Of(
                        [.. episodes.Where(episode => episode.ParticipantId == person.Id)],
                        [.. delivered.Where(contact => contact.PersonId == person.Id)],
                        from,
                        today))),
            ],
        };
    }

    private static Figure[] Of(
        IReadOnlyList<Episode> episodes, IReadOnlyList<Delivered> contacts, DateOnly from, DateOnly until) =>
    [
        .. Figures.Components.Select(component =>
        {
            var delivered = contacts.Count(contact => contact.On >= from && contact.On <= until
                && (component == Figures.Contacts || contact.Component == component));
            var expected = episodes
                .Select(episode => Figures.Expected(episode, component, from, until)?.Count)
                .Aggregate((int?)0, (sum, count) => sum + count);
            return new Figure(
                component, delivered, expected, expected is > 0 ? Math.Round((double)delivered / expected.Value, 3) : null);
        }),
    ];

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
