using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Domain;
using Platform.Training.Data;
using Platform.Training.Offerings;

namespace Platform.Training.Sessions;

/// <summary>The sessions of all published offerings from an instant on, in the order in which they are held.</summary>
internal static class ListSessions
{
    public sealed record Item(
        Guid Id,
        Guid OfferingId,
        string OfferingTitle,
        OfferingKind Kind,
        int Number,
        string? Title,
        When When,
        SessionState State,
        int? Capacity,
        int Taken,
        int Waiting,
        bool HasJoinLink,
        int Version);

    internal sealed record Key(DateTimeOffset StartsAt, Guid Id);

    internal sealed record Row(
        Guid Id,
        Guid OfferingId,
        string OfferingTitle,
        OfferingKind Kind,
        int Number,
        SessionText Text,
        DateOnly On,
        string TimeZone,
        DateTimeOffset StartsAt,
        int Minutes,
        ClockChange ClockChange,
        SessionState State,
        int? Capacity,
        int Taken,
        int Waiting,
        bool HasJoinLink,
        int Version);

    /// <param name="from">Sessions that begin then or later; those of now and later where nothing is said.</param>
    /// <param name="until">Sessions that begin before then.</param>
    public static async Task<Ok<Page<Item>>> Handle(
        TrainingDb db,
        TimeProvider clock,
        CancellationToken cancel,
        DateTimeOffset? from = null,
        DateTimeOffset? until = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var rows = await Query(db, from ?? clock.GetUtcNow(), until, after, take).ToListAsync(cancel);
        var page = Page.Of(rows, take, last => new Key(last.StartsAt, last.Id));
        return TypedResults.Ok(new Page<Item>([.. page.Items.Select(ItemOf)], page.Next));
    }

    internal static IQueryable<Row> Query(
        TrainingDb db, DateTimeOffset from, DateTimeOffset? until, string? after, int take)
    {
        var begin = from.ToUniversalTime();
        var sessions = db.Sessions.Where(session => session.StartsAt >= begin);
        if (until?.ToUniversalTime() is { } end) sessions = sessions.Where(session => session.StartsAt < end);
        if (Page.TryRead<Key>(after, out var last))
            sessions = sessions.Where(session => EF.Functions.GreaterThan(
                ValueTuple.Create(session.StartsAt, session.Id), ValueTuple.Create(last.StartsAt, last.Id)));
        return sessions
            .Join(
                db.Offerings.Where(offering => offering.State == OfferingState.Published),
                session => session.OfferingId,
                offering => offering.Id,
                (session, offering) => new { session, offering })
            .OrderBy(found => found.session.StartsAt).ThenBy(found => found.session.Id)
            .Take(take + 1)
            .Select(found => new Row(
                found.session.Id,
                found.offering.Id,
                found.offering.Title,
                found.offering.Kind,
                found.session.Number,
                found.session.Text,
                found.session.On,
                found.session.TimeZone,
                found.session.StartsAt,
                found.session.Minutes,
                found.session.ClockChange,
                found.session.State,
                found.session.Capacity,
                found.session.Taken,
                db.Set<WaitingPlace>().Count(place => place.SessionId == found.session.Id),
                found.session.JoinLink != null,
                found.session.Version));
    }

    private static Item ItemOf(Row row) => new(
        row.Id,
        row.OfferingId,
        row.OfferingTitle,
        row.Kind,
        row.Number,
        row.Text.Title,
        When.Of(row.On, row.TimeZone, row.StartsAt, row.Minutes, row.ClockChange),
        row.State,
        row.Capacity,
        row.Taken,
        row.Waiting,
        row.HasJoinLink,
        row.Version);
}
