using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Casework.Templates;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Contacts;

/// <summary>A person's story, the latest first; or what stands behind one of their figures.</summary>
internal static class ListContacts
{
    /// <param name="KindTitle">In the reader's language.</param>
    public sealed record Item(
        Guid Id,
        DateOnly On,
        TimeOnly? At,
        int Minutes,
        ContactPlace Place,
        ContactOutcome Outcome,
        string Kind,
        string KindTitle,
        string Component,
        SupportLevel? Support,
        int? Phase,
        string? Series,
        int? SessionNumber,
        bool InGroup,
        string? Note,
        Guid ById,
        string By,
        string ByRole,
        string? For);

    private sealed record Key(DateOnly On, Guid Id);

    /// <param name="component">Only those that count for a figure; <c>cti</c> counts every contact that was held.</param>
    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Guid id,
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        CancellationToken cancel,
        DateOnly? from = null,
        DateOnly? until = null,
        [OneLine(100)] string? component = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        if (!await db.PeopleReadBy(caller, clock.GetUtcNow()).AnyAsync(person => person.Id == id, cancel))
            return TypedResults.NotFound();

        var contacts = db.Contacts.Where(contact => contact.ParticipantId == id);
        if (from is not null) contacts = contacts.Where(contact => contact.On >= from);
        if (until is not null) contacts = contacts.Where(contact => contact.On <= until);
        if (component is not null)
        {
            contacts = contacts.Where(contact => contact.Outcome == ContactOutcome.Held);
            if (component != Fidelity.Figures.Contacts) contacts = contacts.Where(contact => contact.Component == component);
        }

        if (Page.TryRead<Key>(after, out var last))
            contacts = contacts.Where(contact => EF.Functions.LessThan(
                ValueTuple.Create(contact.On, contact.Id), ValueTuple.Create(last.On, last.Id)));

        var rows = await Describe(db, contacts
                .OrderByDescending(contact => contact.On).ThenByDescending(contact => contact.Id)
                .Take(take + 1))
            .ToListAsync(cancel);
        db.Audit.AddReads(caller, "contacts", id, [id], "contact");
        await db.SaveChangesAsync(cancel);
        var page = Page.Of(rows, take, item => new Key(item.On, item.Id));
        return TypedResults.Ok(page with { Items = [.. page.Items.Select(InReadersWords)] });
    }

    /// <summary>Who did it, and for whom, by name.</summary>
    public static IQueryable<Item> Describe(CaseworkDb db, IQueryable<Contact> contacts) =>
        contacts.Select(contact => new Item(
            contact.Id,
            contact.On,
            contact.At,
            contact.Minutes,
            contact.Place,
            contact.Outcome,
            contact.Kind,
            contact.Kind,
            contact.Component,
            contact.Support,
            contact.Phase,
            contact.Series,
            contact.SessionNumber,
            contact.InGroup,
            contact.Text,
            contact.ById,
            db.Staff.Single(member => member.Id == contact.ById).Name,
            contact.ByRole,
            db.Staff.Where(member => member.Id == contact.ForId).Select(member => member.Name).FirstOrDefault()));

    public static Item InReadersWords(Item item) => item with { KindTitle = ContactKind.TitleOf(item.Kind) };
}
