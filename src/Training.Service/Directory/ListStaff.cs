using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Enrollments;

namespace Platform.Training.Directory;

/// <summary>
/// Who can be enrolled: those who work in an organisation now, by name. A director sees those of the sites of the
/// membership, training staff those of the organisation they name.
/// </summary>
internal static class ListStaff
{
    /// <param name="HasEmail">Whether mail can reach them.</param>
    public sealed record Item(Guid Id, string Name, IReadOnlyList<string> Roles, bool HasEmail);

    private sealed record Key(string Name, Guid Id);

    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Caller caller,
        TrainingDb db,
        CancellationToken cancel,
        Guid? organizationId = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var organization = organizationId ?? caller.OrganizationId!.Value;
        if (organization != caller.OrganizationId && !caller.IsNational) return TypedResults.NotFound();

        var people = db.Staff.ReachedBy(caller, organization);
        if (Page.TryRead<Key>(after, out var last))
            people = people.Where(person => EF.Functions.GreaterThan(
                ValueTuple.Create(person.Name, person.Id), ValueTuple.Create(last.Name, last.Id)));
        var rows = await people
            .OrderBy(person => person.Name).ThenBy(person => person.Id)
            .Take(take + 1)
            .Select(person => new Item(
                person.Id,
                person.Name,
                person.Memberships.Where(held => held.Active).Select(held => held.Role).ToList(),
                person.Email != null))
            .ToListAsync(cancel);
        return TypedResults.Ok(Page.Of(rows, take, last => new Key(last.Name, last.Id)));
    }
}
