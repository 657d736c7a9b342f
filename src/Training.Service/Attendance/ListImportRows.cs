using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Attendance;

/// <summary>The people of a report, in its order: those somebody has to decide on, or all others with what is known of them.</summary>
internal static class ListImportRows
{
    /// <param name="Row">The first line in the file; <paramref name="Rows"/> how many.</param>
    /// <param name="Name">As in the file; of a phone number its last two digits.</param>
    /// <param name="KnownBy">address, remembered or decision; null where nobody knows.</param>
    /// <param name="Colleague">Whose address it is, where somebody of an organisation here is not enrolled.</param>
    /// <param name="Saved">Whether it counts in the attendance.</param>
    public sealed record Item(
        Guid Id,
        int Row,
        int Rows,
        string Name,
        string Email,
        bool ByPhone,
        int? Minutes,
        string? FaultColumn,
        string? FaultText,
        Choice Choice,
        string? KnownBy,
        Someone? Person,
        IReadOnlyList<Hint> Hints,
        Someone? Colleague,
        Attended Result,
        bool Remember,
        bool Saved);

    /// <param name="Id">The enrolment's; of somebody who is not enrolled the person's.</param>
    public sealed record Someone(Guid OrganizationId, Guid Id, string Name, string? Organization);

    /// <param name="InFile">Whether another row is this person for certain.</param>
    public sealed record Hint(Someone Person, Evidence Because, bool InFile);

    /// <param name="open">Whether those that need a person are asked for, or all others.</param>
    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Guid id,
        TrainingDb db,
        Caller caller,
        CancellationToken cancel,
        bool open = false,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        if (await ImportReading.Of(db, id, caller, cancel) is not { } reading) return TypedResults.NotFound();

        Page.TryRead<int>(after, out var last);
        var needy = reading.Open.Select(entry => entry.Id).ToHashSet();
        ImportEntry[] entries =
        [
            .. reading.Import.Entries
                .Where(entry => needy.Contains(entry.Id) == open && (after is null || entry.Position > last))
                .OrderBy(entry => entry.Position)
                .Take(take + 1),
        ];
        var colleagues = await Colleagues(db, reading, entries, cancel);
        var items = entries.Select(entry => (entry.Position, Item: Show(entry, reading, colleagues))).ToArray();
        var page = Page.Of(items, take, shown => shown.Position);
        return TypedResults.Ok(new Page<Item>([.. page.Items.Select(shown => shown.Item)], page.Next));
    }

    private static Item Show(ImportEntry entry, ImportReading reading, Dictionary<string, Someone> colleagues)
    {
        var recognized = reading.Roster.Recognize(entry.Name, entry.Email, entry.ByPhone);
        var chosen = entry.Choice is Choice.Person ? reading.Person(entry.ChosenOrganizationId, entry.ChosenId) : null;
        var person = entry.Choice is Choice.None ? recognized.Known : chosen;
        var minutes = reading.MinutesOf(entry);
        return new Item(
            entry.Id,
            entry.Row,
            entry.Rows,
            entry.Name,
            entry.Email,
            entry.ByPhone,
            minutes,
            entry.FaultColumn,
            entry.FaultText,
            entry.Choice,
            person is null ? null : entry.Choice is Choice.Person ? "decision" : recognized.ByRememberedAddress ? "remembered" : "address",
            person is null ? null : Of(person),
            [
                .. recognized.Candidates.Select(candidate => new Hint(
                    Of(candidate.Person),
                    candidate.Because,
                    reading.Settled.Any(settled => settled.EnrollmentId == candidate.Person.EnrollmentId && settled.Entry.Id != entry.Id))),
            ],
            person is null ? colleagues.GetValueOrDefault(entry.Email) : null,
            reading.ResultOf(minutes),
            entry.Remember,
            entry.CountsForId is not null);
    }

    internal static Someone Of(Enrolled person) =>
        new(person.OrganizationId, person.EnrollmentId, person.Name, person.Organization);

    /// <summary>People who work in an organisation here under one of these addresses, where only one does.</summary>
    private static async Task<Dictionary<string, Someone>> Colleagues(
        TrainingDb db, ImportReading reading, IEnumerable<ImportEntry> entries, CancellationToken cancel)
    {
        var addresses = entries.Select(entry => entry.Email).Where(email => email.Length > 0).Distinct().ToArray();
        var enrolled = reading.People.Select(person => (person.OrganizationId, person.PersonId)).ToHashSet();
        var known = await db.Staff
            .Where(person => addresses.Contains(person.Email) && person.Memberships.Any(membership => membership.Active))
            .Select(person => new
            {
                Address = person.Email!,
                Person = new Someone(
                    person.OrganizationId,
                    person.Id,
                    person.Name,
                    db.Organizations
                        .Where(organization => organization.OrganizationId == person.OrganizationId)
                        .Select(organization => organization.Name)
                        .FirstOrDefault()),
            })
            .ToListAsync(cancel);
        return known
            .Where(colleague => !enrolled.Contains((colleague.Person.OrganizationId, colleague.Person.Id)))
            .GroupBy(colleague => colleague.Address)
            .Where(under => under.Count() == 1)
            .ToDictionary(under => under.Key, under => under.First().Person);
    }
}
