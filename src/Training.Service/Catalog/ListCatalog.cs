using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Domain;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Offerings;
using Platform.Training.Sessions;

namespace Platform.Training.Catalog;

/// <summary>What anybody can learn: the published offerings with a session to come, the soonest first.</summary>
internal static class ListCatalog
{
    private const int MaxSearch = 100;

    /// <param name="Sessions">How many sessions it has in all.</param>
    /// <param name="PlacesLeft">In the next session; null where there is no limit.</param>
    public sealed record Item(
        Guid Id,
        OfferingKind Kind,
        string Language,
        string Title,
        string Purpose,
        int Sessions,
        Guid NextId,
        int NextNumber,
        string? NextTitle,
        When Next,
        int? PlacesLeft);

    internal sealed record Key(DateTimeOffset StartsAt, Guid Id);

    internal sealed record Row(
        Guid Id,
        OfferingKind Kind,
        string Language,
        OfferingText Text,
        int Sessions,
        Guid NextId,
        int NextNumber,
        SessionText NextText,
        DateOnly On,
        string TimeZone,
        DateTimeOffset StartsAt,
        int Minutes,
        ClockChange ClockChange,
        int? Capacity,
        int Taken);

    /// <param name="search">Words of the title.</param>
    public static async Task<Ok<Page<Item>>> Handle(
        TrainingDb db,
        TimeProvider clock,
        CancellationToken cancel,
        [OneLine(MaxSearch)] string? search = null,
        [AllowedValues(null, "webinarSeries", "learningNetwork", "workshop", "coachTraining")] string? kind = null,
        [AllowedValues(null, "en", "es")] string? language = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var rows = await Query(db, clock.GetUtcNow(), search, kind, language, after, take).ToListAsync(cancel);
        var page = Page.Of(rows, take, last => new Key(last.StartsAt, last.Id));
        return TypedResults.Ok(new Page<Item>([.. page.Items.Select(ItemOf)], page.Next));
    }

    internal static IQueryable<Row> Query(
        TrainingDb db, DateTimeOffset now, string? search, string? kind, string? language, string? after, int take)
    {
        var offerings = db.Offerings.Where(offering => offering.State == OfferingState.Published);
        if (kind is not null)
        {
            var wanted = Enum.Parse<OfferingKind>(kind, ignoreCase: true);
            offerings = offerings.Where(offering => offering.Kind == wanted);
        }

        if (language is not null) offerings = offerings.Where(offering => offering.Language == language);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var pattern = $"%{Escape(search.Trim())}%";
            offerings = offerings.Where(offering => EF.Functions.ILike(offering.Title, pattern, "\\"));
        }

        // A session counts until it ends: who is late still finds it.
        var toCome = db.Sessions.Where(session => session.State == SessionState.Planned && session.EndsAt > now);
        var next = toCome.Where(session => !toCome.Any(earlier =>
            earlier.OfferingId == session.OfferingId
            && (earlier.StartsAt < session.StartsAt
                || (earlier.StartsAt == session.StartsAt && earlier.Number < session.Number))));
        var found = offerings.Join(
            next, offering => offering.Id, session => session.OfferingId, (offering, session) => new { offering, session });
        if (Page.TryRead<Key>(after, out var last))
            found = found.Where(row => EF.Functions.GreaterThan(
                ValueTuple.Create(row.session.StartsAt, row.offering.Id), ValueTuple.Create(last.StartsAt, last.Id)));
        return found
            .OrderBy(row => row.session.StartsAt).ThenBy(row => row.offering.Id)
            .Take(take + 1)
            .Select(row => new Row(
                row.offering.Id,
                row.offering.Kind,
                row.offering.Language,
                row.offering.Text,
                db.Sessions.Count(session =>
                    session.OfferingId == row.offering.Id && session.State == SessionState.Planned),
                row.session.Id,
                row.session.Number,
                row.session.Text,
                row.session.On,
                row.session.TimeZone,
                row.session.StartsAt,
                row.session.Minutes,
                row.session.ClockChange,
                row.session.Capacity,
                row.session.Taken));
    }

    private static Item ItemOf(Row row) => new(
        row.Id,
        row.Kind,
        row.Language,
        row.Text.Title,
        row.Text.Purpose,
        row.Sessions,
        row.NextId,
        row.NextNumber,
        row.NextText.Title,
        When.Of(row.On, row.TimeZone, row.StartsAt, row.Minutes, row.ClockChange),
        row.Capacity - row.Taken);

    private static string Escape(string search) => search
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
