using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Sample.Data;
using Platform.ServiceDefaults;

namespace Platform.Sample.Gardens;

internal static class OpenGarden
{
    public sealed record Request(
        [UuidV7] Guid? Id, [Required, StringLength(Garden.MaxName, MinimumLength = 1)] string Name);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(
        Request request, SampleDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var garden = Garden.Open(
            request.Id ?? Guid.CreateVersion7(now), caller.OrganizationId!.Value, request.Name, now);
        db.Gardens.Add(garden);
        await db.SaveChangesAsync(cancel);
        return TypedResults.Created($"/sample/gardens/{garden.Id}", new Response(garden.Id));
    }
}

internal static class ListGardens
{
    public sealed record Item(Guid Id, string Name);

    private sealed record Cursor(string Name, Guid Id);

    public static async Task<Page<Item>> Handle(
        SampleDb db,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var gardens = db.Gardens.OrderBy(garden => garden.Name).ThenBy(garden => garden.Id).AsQueryable();
        if (Page.TryRead<Cursor>(after, out var last))
            gardens = gardens.Where(garden => EF.Functions.GreaterThan(
                ValueTuple.Create(garden.Name, garden.Id), ValueTuple.Create(last.Name, last.Id)));
        var rows = await gardens
            .Select(garden => new Item(garden.Id, garden.Name))
            .Take(take + 1)
            .ToListAsync(cancel);
        return Page.Of(rows, take, row => new Cursor(row.Name, row.Id));
    }
}

internal static class GetGarden
{
    public sealed record Response(Guid Id, string Name, int Version, string[] Beds);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, SampleDb db, HttpResponse http, CancellationToken cancel)
    {
        var found = await db.Gardens
            .Where(garden => garden.Id == id)
            .Select(garden => new Response(
                garden.Id, garden.Name, garden.Version, garden.Beds.Select(bed => bed.Plant).ToArray()))
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        http.SetVersion(found.Version);
        return TypedResults.Ok(found);
    }
}

internal static class DigBed
{
    public sealed record Request([Required, StringLength(Garden.MaxName, MinimumLength = 1)] string Plant);

    public sealed record Response(Guid Id);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Request request, IfMatch seen, SampleDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Gardens.SingleOrDefaultAsync(garden => garden.Id == id, cancel) is not { } garden)
            return TypedResults.NotFound();

        garden.Require(seen);
        var bed = garden.Dig(request.Plant, Guid.CreateVersion7(clock.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new Response(bed.Id));
    }
}

internal static class RenameGarden
{
    public sealed record Request([Required, StringLength(Garden.MaxName, MinimumLength = 1)] string Name);

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, IfMatch seen, SampleDb db, HttpResponse http, CancellationToken cancel)
    {
        if (await db.Gardens.SingleOrDefaultAsync(garden => garden.Id == id, cancel) is not { } garden)
            return TypedResults.NotFound();

        garden.Require(seen);
        garden.Rename(request.Name);
        await db.SaveChangesAsync(cancel);
        http.SetVersion(garden.Version);
        return TypedResults.NoContent();
    }
}

internal static class CloseGarden
{
    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, IfMatch seen, SampleDb db, CancellationToken cancel)
    {
        if (await db.Gardens.SingleOrDefaultAsync(garden => garden.Id == id, cancel) is not { } garden)
            return TypedResults.NotFound();

        garden.Require(seen);
        garden.Close();
        await db.SaveChangesAsync(cancel);
        return TypedResults.NoContent();
    }
}

internal static class ListTools
{
    public static async Task<string[]> Handle(SampleDb db, CancellationToken cancel) =>
        await db.Tools.OrderBy(tool => tool.Name).Select(tool => tool.Name).ToArrayAsync(cancel);
}
