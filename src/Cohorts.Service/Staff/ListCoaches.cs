using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Credentials;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Staff;

/// <summary>Who may lead a group at a site, by name, and whether they may start one today.</summary>
internal static class ListCoaches
{
    /// <param name="ValidUntil">The last day of the credential held today; without one, of the last that was held.</param>
    public sealed record Item(Guid Id, string Name, bool Certified, DateOnly? ValidUntil);

    private sealed record Key(string Name, Guid Id);

    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Guid siteId,
        Caller caller,
        CohortsDb db,
        TimeProvider clock,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.MaxSize)
    {
        if (!caller.SitesAs(Roles.ProgramDirector).Covers(siteId)) return TypedResults.NotFound();
        if (await db.Sites.AsNoTracking().SingleOrDefaultAsync(known => known.Id == siteId, cancel) is not { } site)
            return TypedResults.NotFound();

        var today = site.Today(clock.GetUtcNow());
        var valid = db.Credentials.ValidOn(today);
        var coaches = db.CoachesAt(siteId);
        if (Page.TryRead<Key>(after, out var last))
            coaches = coaches.Where(coach => EF.Functions.GreaterThan(
                ValueTuple.Create(coach.Name, coach.Id), ValueTuple.Create(last.Name, last.Id)));

        var rows = await coaches
            .OrderBy(coach => coach.Name).ThenBy(coach => coach.Id)
            .Take(take + 1)
            .Select(coach => new
            {
                coach.Id,
                coach.Name,
                Holds = valid.Where(credential => credential.PersonId == coach.Id).Max(credential => credential.ValidUntil),
                Held = db.Credentials
                    .Where(credential => credential.PersonId == coach.Id && credential.Kind == Credential.OfCoaches)
                    .Where(credential => credential.RevokedAt == null && credential.ValidFrom <= today)
                    .Max(credential => credential.ValidUntil),
            })
            .ToListAsync(cancel);
        Item[] items = [.. rows.Select(row => new Item(row.Id, row.Name, row.Holds is not null, row.Holds ?? row.Held))];
        return TypedResults.Ok(Page.Of(items, take, item => new Key(item.Name, item.Id)));
    }
}
