using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Teams;

/// <summary>The teams that the caller may know of, by name: with counts, without participants.</summary>
internal static class ListTeams
{
    public sealed record Item(
        Guid Id,
        string Name,
        Guid SiteId,
        string SiteName,
        Guid CaseManagerId,
        string CaseManager,
        Guid PeerSpecialistId,
        string PeerSpecialist,
        int People,
        int Caseload,
        int Version);

    private sealed record Key(string Name, Guid Id);

    /// <param name="mine">Only those whose records the caller keeps: their own, and those they lead for somebody now.</param>
    public static async Task<Ok<Page<Item>>> Handle(
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        CancellationToken cancel,
        bool mine = false,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var now = clock.GetUtcNow();
        var teams = mine ? db.Teams.TreatedBy(caller, now) : db.Teams.KnownTo(caller, now);
        if (Page.TryRead<Key>(after, out var last))
            teams = teams.Where(team => EF.Functions.GreaterThan(
                ValueTuple.Create(team.Name, team.Id), ValueTuple.Create(last.Name, last.Id)));

        var rows = await teams
            .OrderBy(team => team.Name).ThenBy(team => team.Id)
            .Take(take + 1)
            .Select(team => new Item(
                team.Id,
                team.Name,
                team.SiteId,
                db.Sites.Single(site => site.Id == team.SiteId).Name,
                team.CaseManagerId,
                db.Staff.Single(member => member.Id == team.CaseManagerId).Name,
                team.PeerSpecialistId,
                db.Staff.Single(member => member.Id == team.PeerSpecialistId).Name,
                db.Episodes.Count(episode => episode.TeamId == team.Id && episode.EndedOn == null),
                Team.Caseload,
                team.Version))
            .ToListAsync(cancel);
        return TypedResults.Ok(Page.Of(rows, take, item => new Key(item.Name, item.Id)));
    }
}
