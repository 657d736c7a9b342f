using Microsoft.EntityFrameworkCore;
using Platform.Training.Data;

namespace Platform.Training.Sessions;

/// <summary>
/// Somebody who waits for a place in a session. Who it is stands in their organisation's enrolment; the line itself is
/// shared, for the next in it may be of another organisation than the one that gives a place back.
/// </summary>
internal sealed class WaitingPlace
{
    /// <summary>Who came first, over all organisations.</summary>
    public long Sequence { get; private init; }

    public Guid SessionId { get; private init; }
    public Guid OrganizationId { get; private init; }
    public Guid EnrollmentId { get; private init; }
}

/// <summary>
/// The places of a session: taken, given back and waited for, in the transaction of whoever asks. Each of these holds the
/// session's row until the commit, so that no two decide at once; the count changes where it allows it, or not at all.
/// </summary>
internal static class Seats
{
    /// <summary>The session as it is now, which nobody else changes before this transaction ends.</summary>
    public static Task<Session?> Hold(this TrainingDb db, Guid sessionId, CancellationToken cancel) =>
        db.Sessions
            .FromSql($"SELECT * FROM sessions WHERE id = {sessionId} FOR UPDATE")
            .SingleOrDefaultAsync(cancel);

    /// <summary>Takes places in a session that is held.</summary>
    /// <returns>False, and none is taken, if there are not so many.</returns>
    public static async Task<bool> Take(this TrainingDb db, Session held, int places, CancellationToken cancel) =>
        places == 0 || await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE sessions SET taken = taken + {places}
            WHERE id = {held.Id} AND (capacity IS NULL OR taken + {places} <= capacity)
            """,
            cancel) == 1;

    /// <summary>Takes as many places as are wanted in a session that is held, or all that are left if the others wait.</summary>
    /// <returns>How many were taken.</returns>
    /// <exception cref="Domain.RuleViolationException">There are too few, and nobody would wait.</exception>
    public static async Task<int> TakePlaces(
        this TrainingDb db, Session held, int wanted, bool waitIfFull, CancellationToken cancel)
    {
        // Counted in the database: an earlier step of the same command may have taken some.
        var left = await db.Database
            .SqlQuery<int>(
                $"""SELECT greatest(0, coalesce(capacity - taken, {wanted})) AS "Value" FROM sessions WHERE id = {held.Id}""")
            .SingleAsync(cancel);
        if (left < wanted && !waitIfFull) throw held.Full(left);

        var places = Math.Min(left, wanted);
        return await db.Take(held, places, cancel)
            ? places
            : throw new InvalidOperationException("A session that is held lost places to somebody else.");
    }

    /// <summary>Puts somebody at the end of the line for a session that is held.</summary>
    public static Task Wait(
        this TrainingDb db, Session held, Guid organizationId, Guid enrollmentId, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO waiting_places (session_id, organization_id, enrollment_id)
            VALUES ({held.Id}, {organizationId}, {enrollmentId})
            """,
            cancel);

    /// <summary>Leaves the line.</summary>
    /// <returns>False if the place was given meanwhile, though its organisation has not heard of it yet.</returns>
    public static async Task<bool> StopWaiting(this TrainingDb db, Guid enrollmentId, CancellationToken cancel) =>
        await db.Database.ExecuteSqlAsync(
            $"DELETE FROM waiting_places WHERE enrollment_id = {enrollmentId}", cancel) == 1;

    /// <summary>Gives a place of a session that is held back; whoever has waited longest gets it at once.</summary>
    public static async Task GiveBack(this TrainingDb db, Session held, DateTimeOffset now, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"UPDATE sessions SET taken = taken - 1 WHERE id = {held.Id}", cancel);
        await db.LetIn(held, now, cancel);
    }

    /// <summary>
    /// Gives free places of a session that is held to those who wait, first come, first served. It is decided here and
    /// now; their organisations hear of it by an event, for no transaction writes into two.
    /// </summary>
    public static async Task LetIn(this TrainingDb db, Session held, DateTimeOffset now, CancellationToken cancel)
    {
        if (held.State is SessionState.Cancelled || held.StartsAt <= now) return;

        var next = await db.Database
            .SqlQuery<NextInLine>(
                $"""
                DELETE FROM waiting_places WHERE sequence IN (
                    SELECT sequence FROM waiting_places WHERE session_id = {held.Id} ORDER BY sequence
                    LIMIT (SELECT CASE WHEN capacity IS NULL THEN NULL ELSE capacity - taken END
                           FROM sessions WHERE id = {held.Id}))
                RETURNING organization_id AS "OrganizationId", enrollment_id AS "EnrollmentId", sequence AS "Sequence"
                """)
            .ToListAsync(cancel);
        if (!await db.Take(held, next.Count, cancel))
            throw new InvalidOperationException("More were let in than there are places.");
        foreach (var place in next.OrderBy(place => place.Sequence))
            held.Give(place.OrganizationId, place.EnrollmentId, now);
    }

    private sealed record NextInLine(Guid OrganizationId, Guid EnrollmentId, long Sequence);
}
