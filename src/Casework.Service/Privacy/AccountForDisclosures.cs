using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Consents;
using Platform.Casework.Data;
using Platform.Casework.Participants;
using Platform.Casework.Referrals;
using Platform.Casework.Sites;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Privacy;

/// <summary>
/// What was disclosed about a person with their consent in the last three years (42 CFR 2.25), the latest first: for the
/// team, who can hand it to the person, and for who answers for privacy. Looks and refusals are no disclosures.
/// </summary>
internal static class AccountForDisclosures
{
    public const int Years = 3;

    /// <param name="From">The first day that is accounted for.</param>
    /// <param name="Next">Where the next page starts; null on the last.</param>
    public sealed record Response(
        string DisplayName, DateOnly From, DateOnly Until, string TimeZone, IReadOnlyList<Item> Items, string? Next);

    public sealed record Item(
        Guid Id,
        DateTimeOffset DisclosedAt,
        string RecipientName,
        string? RecipientAddress,
        string Description,
        string Purpose,
        IReadOnlyList<string> Categories,
        Guid ConsentId,
        string NoticeVersion,
        RedisclosureRule Redisclosure,
        Transport Transport);

    private sealed record Key(DateTimeOffset DisclosedAt, Guid Id);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id,
        Caller caller,
        CaseworkDb db,
        TimeProvider clock,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var now = clock.GetUtcNow();
        var (read, answered) = (db.PeopleReadBy(caller, now), db.PeopleAnsweredForBy(caller));
        var found = await db.Participants
            .Where(person => person.Id == id
                && (read.Any(known => known.Id == person.Id) || answered.Any(known => known.Id == person.Id)))
            .Select(person => new
            {
                person.GivenName,
                person.FamilyName,
                person.PreferredName,
                Zone = db.Sites.Single(site => db.Teams.Any(team => team.Id == person.TeamId && team.SiteId == site.Id)).TimeZone,
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return TypedResults.NotFound();

        var today = Local.Day(now, found.Zone);
        var from = today.AddYears(-Years);
        var start = Local.Instant(from, TimeOnly.MinValue, found.Zone);
        var disclosures = db.Disclosures.Where(known => known.ParticipantId == id && known.DisclosedAt >= start);
        if (Page.TryRead<Key>(after, out var last))
            disclosures = disclosures.Where(known => EF.Functions.LessThan(
                ValueTuple.Create(known.DisclosedAt, known.Id), ValueTuple.Create(last.DisclosedAt, last.Id)));

        var rows = await disclosures
            .OrderByDescending(known => known.DisclosedAt).ThenByDescending(known => known.Id)
            .Take(take + 1)
            .Select(known => new Item(
                known.Id,
                known.DisclosedAt,
                known.RecipientName,
                known.RecipientAddress,
                known.Description,
                known.Purpose,
                known.Categories,
                known.ConsentId,
                known.NoticeVersion,
                known.RedisclosureRule,
                known.Transport))
            .ToListAsync(cancel);
        var page = Page.Of(rows, take, item => new Key(item.DisclosedAt, item.Id));
        db.Audit.ReadToAnswer(caller, "accounting", id, id, "name", "disclosure");
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new Response(
            Participant.DisplayName(found.PreferredName, found.GivenName, found.FamilyName),
            from,
            today,
            found.Zone,
            page.Items,
            page.Next));
    }
}
