using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Privacy;

/// <summary>
/// The people for whom a privacy officer answers, by name: somebody comes and asks who was told about them. Nothing of the
/// record is shown but who serves them.
/// </summary>
internal static class ListPeopleToAnswer
{
    public sealed record Item(Guid Id, string DisplayName, string TeamName, int Disclosures);

    private sealed record Key(string SortName, Guid Id);

    public static async Task<Ok<Page<Item>>> Handle(
        Caller caller,
        CaseworkDb db,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var people = db.PeopleAnsweredForBy(caller);
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
                Team = db.Teams.Single(team => team.Id == person.TeamId).Name,
                Disclosures = db.Disclosures.Count(disclosure => disclosure.ParticipantId == person.Id),
            })
            .ToListAsync(cancel);
        var page = Page.Of(rows, take, row => new Key(row.SortName, row.Id));
        foreach (var row in page.Items) db.Audit.ReadToAnswer(caller, "people", caller.OrganizationId!.Value, row.Id, "name");
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new Page<Item>(
            [
                .. page.Items.Select(row => new Item(
                    row.Id, Participant.DisplayName(row.PreferredName, row.GivenName, row.FamilyName), row.Team, row.Disclosures)),
            ],
            page.Next));
    }
}
