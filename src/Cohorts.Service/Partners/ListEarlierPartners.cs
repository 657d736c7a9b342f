using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Partners;

/// <summary>Who of a group were partners before, and how it ended; the latest first.</summary>
internal static class ListEarlierPartners
{
    public sealed record Item(
        Guid Id,
        IReadOnlyList<GetPartners.Member> Members,
        DateOnly Since,
        DateOnly EndedOn,
        PairEnd Ending,
        string? Note,
        GetPartners.Worry? Concern);

    private sealed record Key(DateOnly EndedOn, Guid Id);

    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Guid id,
        Caller caller,
        CohortsDb db,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        if (!await db.Cohorts.VisibleTo(caller).AnyAsync(cohort => cohort.Id == id, cancel)) return TypedResults.NotFound();

        var pairs = db.Set<Pair>().AsNoTracking().Where(pair => pair.CohortId == id && pair.EndedOn != null);
        if (Page.TryRead<Key>(after, out var last))
            pairs = pairs.Where(pair => EF.Functions.LessThan(
                ValueTuple.Create(pair.EndedOn!.Value, pair.Id), ValueTuple.Create(last.EndedOn, last.Id)));

        var rows = await pairs
            .OrderByDescending(pair => pair.EndedOn).ThenByDescending(pair => pair.Id)
            .Take(take + 1)
            .ToListAsync(cancel);
        var people = await db.PeopleOf(id, cancel);
        Item[] items =
        [
            .. rows.Select(pair => new Item(
                pair.Id,
                [
                    .. people.Where(person => pair.Members.Has(person.ParticipantId))
                        .Select(person => new GetPartners.Member(person.ParticipantId, person.DisplayName)),
                ],
                pair.Since,
                pair.EndedOn!.Value,
                pair.Ending!.Value,
                pair.EndNote,
                GetPartners.Worry.Of(pair))),
        ];
        db.Audit.AddReads(caller, "partnerships", id, items.SelectMany(item => item.Members).Select(member => member.ParticipantId).Distinct(), "name", "partners");
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(Page.Of(items, take, item => new Key(item.EndedOn, item.Id)));
    }
}
