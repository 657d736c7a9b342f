using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Episodes;
using Platform.Casework.Sites;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Participants;

/// <summary>The people whose records the caller may open, by the name they go by.</summary>
internal static class ListPeople
{
    /// <param name="Phase">Of the plan today; none before it begins or after the last.</param>
    public sealed record Item(
        Guid Id,
        string DisplayName,
        Guid TeamId,
        string TeamName,
        int Months,
        DateOnly AdmittedOn,
        DateOnly EndsOn,
        DateOnly? EndedOn,
        string? Phase);

    private sealed record Key(string SortName, Guid Id);

    public static async Task<Ok<Page<Item>>> Handle(
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        CancellationToken cancel,
        Guid? teamId = null,
        [AllowedValues(null, "active", "ended")] string? state = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var now = clock.GetUtcNow();
        var people = db.PeopleReadBy(caller, now);
        if (teamId is not null) people = people.Where(person => person.TeamId == teamId);
        if (state is not null)
        {
            var active = state == "active";
            people = people.Where(person => active == db.Episodes.Any(episode =>
                episode.ParticipantId == person.Id && episode.EndedOn == null));
        }

        if (Page.TryRead<Key>(after, out var last))
            people = people.Where(person => EF.Functions.GreaterThan(
                ValueTuple.Create(person.SortName, person.Id), ValueTuple.Create(last.SortName, last.Id)));

        var rows = await people
            .OrderBy(person => person.SortName).ThenBy(person => person.Id)
            .Take(take + 1)
            .Select(person => new
            {
                person.Id,
                person.GivenName,
                person.FamilyName,
                person.PreferredName,
                person.SortName,
                person.TeamId,
                Team = db.Teams.Single(team => team.Id == person.TeamId).Name,
                Zone = db.Sites.Single(site => db.Teams.Any(team => team.Id == person.TeamId && team.SiteId == site.Id)).TimeZone,
                Episode = db.Episodes
                    .Where(episode => episode.ParticipantId == person.Id)
                    .OrderByDescending(episode => episode.AdmittedOn)
                    .Select(episode => new
                    {
                        episode.Id,
                        episode.Months,
                        episode.AdmittedOn,
                        episode.EndsOn,
                        episode.EndedOn,
                    })
                    .First(),
            })
            .ToListAsync(cancel);
        Guid[] shown = [.. rows.Select(row => row.Episode.Id)];
        var phases = (await db.Set<Phase>()
                .Where(phase => shown.Contains(phase.EpisodeId))
                .Select(phase => new { phase.EpisodeId, phase.Code, phase.StartsOn, phase.EndsOn })
                .ToListAsync(cancel))
            .ToLookup(phase => phase.EpisodeId);

        var items = rows.ConvertAll(row =>
        {
            var today = Local.Day(now, row.Zone);
            return (Row: row, Item: new Item(
                row.Id,
                Participant.DisplayName(row.PreferredName, row.GivenName, row.FamilyName),
                row.TeamId,
                row.Team,
                row.Episode.Months,
                row.Episode.AdmittedOn,
                row.Episode.EndsOn,
                row.Episode.EndedOn,
                row.Episode.EndedOn is null
                    ? phases[row.Episode.Id].FirstOrDefault(phase => phase.StartsOn <= today && today <= phase.EndsOn)?.Code
                    : null));
        });
        var page = Page.Of(items, take, item => new Key(item.Row.SortName, item.Row.Id));
        db.Audit.AddReads(caller, "people", caller.OrganizationId!.Value, page.Items.Select(item => item.Item.Id), "name", "plan");
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new Page<Item>([.. page.Items.Select(item => item.Item)], page.Next));
    }
}
