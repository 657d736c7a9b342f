using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Training.Data;
using Platform.Training.Enrollments;
using Platform.Training.Sessions;

namespace Platform.Training.Attendance;

/// <summary>Who was in a session and for how long, by name, with what decides it.</summary>
internal static class ListAttendance
{
    // Not by a constructor: the query goes on with what it makes.
    public sealed record Item
    {
        public required Guid EnrollmentId { get; init; }
        public required Guid OrganizationId { get; init; }
        public required string? OrganizationName { get; init; }
        public required string Name { get; init; }
        public required string? Affiliation { get; init; }
        public required Attended State { get; init; }
        public required int? Minutes { get; init; }
        public required int? ReportedMinutes { get; init; }
        public required bool ByHand { get; init; }

        /// <summary>The record's; 0 where there is none.</summary>
        public required int Version { get; init; }
    }

    /// <param name="RequiredMinutes">So many make somebody present.</param>
    /// <param name="RuleVersion">0 where the usual share holds.</param>
    public sealed record Summary(
        Guid OfferingId,
        int SessionMinutes,
        int Percent,
        int RequiredMinutes,
        int RuleVersion,
        int Enrolled,
        int Present,
        int Part,
        int Absent,
        int NotRecorded,
        IReadOnlyList<Sent> Imports);

    public sealed record Sent(Guid Id, ImportState State, DateTimeOffset UploadedAt, DateTimeOffset? SavedAt);

    public sealed record Response(IReadOnlyList<Item> Items, string? Next, Summary Summary);

    private sealed record Key(string Name, Guid Id);

    private const int MostImports = 20;

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id,
        TrainingDb db,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } session)
            return TypedResults.NotFound();

        var rule = await db.AttendanceRules.AsNoTracking().SingleOrDefaultAsync(known => known.OfferingId == session.OfferingId, cancel)
            ?? new AttendanceRule { OfferingId = session.OfferingId };
        var people = Rows(db, id, rule.Required(session.Minutes));
        var counts = await people
            .GroupBy(person => person.State)
            .Select(state => new { state.Key, Count = state.Count() })
            .ToDictionaryAsync(state => state.Key, state => state.Count, cancel);
        var imports = await db.AttendanceImports
            .Where(known => known.SessionId == id)
            .OrderByDescending(known => known.Id)
            .Take(MostImports)
            .Select(known => new Sent(known.Id, known.State, known.UploadedAt, known.SavedAt))
            .ToListAsync(cancel);

        if (Page.TryRead<Key>(after, out var last))
            people = people.Where(person => EF.Functions.GreaterThan(
                ValueTuple.Create(person.Name, person.EnrollmentId), ValueTuple.Create(last.Name, last.Id)));
        var rows = await people
            .OrderBy(person => person.Name).ThenBy(person => person.EnrollmentId)
            .Take(take + 1)
            .ToListAsync(cancel);
        var page = Page.Of(rows, take, row => new Key(row.Name, row.EnrollmentId));
        return TypedResults.Ok(new Response(
            page.Items,
            page.Next,
            new Summary(
                session.OfferingId,
                session.Minutes,
                rule.Percent,
                rule.Required(session.Minutes),
                rule.Version,
                counts.Values.Sum(),
                counts.GetValueOrDefault(Attended.Present),
                counts.GetValueOrDefault(Attended.Part),
                counts.GetValueOrDefault(Attended.Absent),
                counts.GetValueOrDefault(Attended.NotRecorded),
                imports)));
    }

    /// <summary>All who are enrolled; of whom nothing is recorded, nothing is said.</summary>
    internal static IQueryable<Item> Rows(TrainingDb db, Guid sessionId, int required) =>
        from enrollment in db.Enrollments
        where enrollment.SessionId == sessionId && enrollment.State == EnrollmentState.Enrolled
        join known in db.Presences
            on new { enrollment.OrganizationId, enrollment.Id } equals new { known.OrganizationId, known.Id } into presences
        from presence in presences.DefaultIfEmpty()
        select new Item
        {
            EnrollmentId = enrollment.Id,
            OrganizationId = enrollment.OrganizationId,
            OrganizationName = db.Organizations
                .Where(organization => organization.OrganizationId == enrollment.OrganizationId)
                .Select(organization => organization.Name)
                .FirstOrDefault(),
            Name = enrollment.Name,
            Affiliation = enrollment.Affiliation,
            State = presence.HandState != null ? presence.HandState.Value
                : presence.ReportedMinutes == null ? Attended.NotRecorded
                : presence.ReportedMinutes >= required ? Attended.Present : Attended.Part,
            Minutes = presence.HandState != null ? presence.HandMinutes : presence.ReportedMinutes,
            ReportedMinutes = presence.ReportedMinutes,
            ByHand = presence.HandState != null,
            Version = (int?)presence.Version ?? 0,
        };
}
