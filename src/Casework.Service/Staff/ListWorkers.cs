using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Staff;

/// <summary>Who may be in a team at a site under a role, by name, and whether they hold a credential today.</summary>
internal static class ListWorkers
{
    public sealed record Item(Guid Id, string Name, bool Certified);

    private sealed record Key(string Name, Guid Id);

    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Guid siteId,
        [Required, AllowedValues(Roles.CaseManager, Roles.PeerSupportSpecialist)] string role,
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.MaxSize)
    {
        var mine = caller.SitesAs(
            Roles.ProgramDirector, Roles.ClinicalSupervisor, Roles.PeerNavigator, Roles.CaseManager, Roles.PeerSupportSpecialist);
        if (!mine.Covers(siteId)) return TypedResults.NotFound();
        if (await db.Sites.AsNoTracking().SingleOrDefaultAsync(known => known.Id == siteId, cancel) is not { } site)
            return TypedResults.NotFound();

        var valid = db.Credentials.ValidOn(site.Today(clock.GetUtcNow()));
        var workers = db.WorkersAt(siteId, role);
        if (Page.TryRead<Key>(after, out var last))
            workers = workers.Where(worker => EF.Functions.GreaterThan(
                ValueTuple.Create(worker.Name, worker.Id), ValueTuple.Create(last.Name, last.Id)));

        var rows = await workers
            .OrderBy(worker => worker.Name).ThenBy(worker => worker.Id)
            .Take(take + 1)
            .Select(worker => new Item(
                worker.Id, worker.Name, valid.Any(credential => credential.PersonId == worker.Id)))
            .ToListAsync(cancel);
        return TypedResults.Ok(Page.Of(rows, take, item => new Key(item.Name, item.Id)));
    }
}
