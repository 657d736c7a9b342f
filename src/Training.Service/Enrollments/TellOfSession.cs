using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Training;
using Platform.Training.Data;
using Platform.Training.Sessions;

namespace Platform.Training.Enrollments;

/// <summary>
/// A session is held at another time: tells those of the organisation who are in it or wait for it. Where it was moved
/// again or cancelled meanwhile, the later news tell it all.
/// </summary>
internal sealed class TellOfMove(TrainingDb db, SessionMails mails) : IConsumer<SessionMoved>
{
    public async Task Consume(ConsumeContext<SessionMoved> context)
    {
        var moved = context.Message;
        var session = await db.Sessions.SingleAsync(known => known.Id == moved.SessionId, context.CancellationToken);
        if (session.CalendarSequence != moved.CalendarSequence) return;

        await db.TellAll(SessionNews.Moved, session, moved.At, mails, context.CancellationToken);
    }
}

/// <summary>A session does not take place: tells those of the organisation who were in it or waited for it.</summary>
internal sealed class TellOfCancellation(TrainingDb db, SessionMails mails) : IConsumer<SessionCancelled>
{
    public async Task Consume(ConsumeContext<SessionCancelled> context)
    {
        var cancelled = context.Message;
        var session = await db.Sessions.SingleAsync(known => known.Id == cancelled.SessionId, context.CancellationToken);
        await db.TellAll(SessionNews.SessionCancelled, session, cancelled.At, mails, context.CancellationToken);
    }
}

internal static class TellOfSession
{
    /// <param name="at">When it happened: who was enrolled afterwards has been told how it is.</param>
    public static async Task TellAll(
        this TrainingDb db,
        SessionNews news,
        Session session,
        DateTimeOffset at,
        SessionMails mails,
        CancellationToken cancel)
    {
        var offering = await db.Offerings.SingleAsync(known => known.Id == session.OfferingId, cancel);
        var people = await db.Enrollments
            .Where(known => known.SessionId == session.Id && known.State != EnrollmentState.Cancelled)
            .Where(known => known.EnrolledAt <= at)
            .ToListAsync(cancel);
        foreach (var enrollment in people) mails.Tell(news, enrollment, session, offering);
        await db.SaveChangesAsync(cancel);
    }
}
