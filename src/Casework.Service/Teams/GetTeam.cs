using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Staff;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Teams;

/// <summary>A team: who is in it, how many people it serves, who leads for whom. No participant is named.</summary>
internal static class GetTeam
{
    public sealed record Response(
        Guid Id,
        string Name,
        Guid SiteId,
        string SiteName,
        string TimeZone,
        Guid CaseManagerId,
        string CaseManager,
        Guid PeerSpecialistId,
        string PeerSpecialist,
        int People,
        int Caseload,
        int Version)
    {
        /// <summary>Whether the peer support specialist holds a credential today.</summary>
        public bool PeerCertified { get; init; }

        /// <summary>Whether the caller is in the team, or leads for somebody of it now.</summary>
        public bool Treats { get; init; }

        /// <summary>Those that are or will be, soonest first; and the last ten that were.</summary>
        public IReadOnlyList<CoverItem> Covers { get; init; } = [];
        public IReadOnlyList<CoverItem> PastCovers { get; init; } = [];
    }

    public sealed record CoverItem(
        Guid Id, Guid AwayId, string Away, Guid LeaderId, string Leader, DateOnly From, DateOnly Until, string? ArrangedBy);

    private const int PastShown = 10;

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, CaseworkDb db, TimeProvider clock, HttpResponse http, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var treated = db.Teams.TreatedBy(caller, now);
        var found = await db.Teams
            .KnownTo(caller, now)
            .Where(team => team.Id == id)
            .Select(team => new Response(
                team.Id,
                team.Name,
                team.SiteId,
                db.Sites.Single(site => site.Id == team.SiteId).Name,
                db.Sites.Single(site => site.Id == team.SiteId).TimeZone,
                team.CaseManagerId,
                db.Staff.Single(member => member.Id == team.CaseManagerId).Name,
                team.PeerSpecialistId,
                db.Staff.Single(member => member.Id == team.PeerSpecialistId).Name,
                db.Episodes.Count(episode => episode.TeamId == team.Id && episode.EndedOn == null),
                Team.Caseload,
                team.Version)
            {
                Treats = treated.Any(mine => mine.Id == team.Id),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        var site = await db.Sites.AsNoTracking().SingleAsync(known => known.Id == found.SiteId, cancel);
        var today = site.Today(now);
        var certified = await db.Credentials.ValidOn(today)
            .AnyAsync(credential => credential.PersonId == found.PeerSpecialistId, cancel);
        var covers = db.Set<Cover>().Where(cover => cover.TeamId == id);
        var current = await Describe(db, covers
                .Where(cover => cover.Until >= today)
                .OrderBy(cover => cover.From).ThenBy(cover => cover.Id)
                .Take(Page.MaxSize))
            .ToListAsync(cancel);
        var past = await Describe(db, covers
                .Where(cover => cover.Until < today)
                .OrderByDescending(cover => cover.From).ThenBy(cover => cover.Id)
                .Take(PastShown))
            .ToListAsync(cancel);

        http.SetVersion(found.Version);
        return TypedResults.Ok(found with { PeerCertified = certified, Covers = current, PastCovers = past });
    }

    private static IQueryable<CoverItem> Describe(CaseworkDb db, IQueryable<Cover> covers) =>
        covers.Select(cover => new CoverItem(
            cover.Id,
            cover.AwayId,
            db.Staff.Single(member => member.Id == cover.AwayId).Name,
            cover.LeaderId,
            db.Staff.Single(member => member.Id == cover.LeaderId).Name,
            cover.From,
            cover.Until,
            db.Staff.Where(member => member.Id == cover.ArrangedById).Select(member => member.Name).FirstOrDefault()));
}
