using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Training;
using Platform.Training.Data;
using Platform.Training.Sessions;

namespace Platform.Training.Enrollments;

/// <summary>
/// A place was given to somebody who waited. It was given when it became free, maybe by another organisation; here their
/// own organisation hears of it. Who has cancelled meanwhile has given it back then.
/// </summary>
internal sealed class GivePlace(TrainingDb db, SessionMails mails, TimeProvider clock) : IConsumer<PlaceGiven>
{
    public async Task Consume(ConsumeContext<PlaceGiven> context)
    {
        var (given, cancel) = (context.Message, context.CancellationToken);
        // The line is stood in before the enrolment is saved, but in one transaction: it is there.
        var enrollment = await db.Enrollments.SingleAsync(known => known.Id == given.EnrollmentId, cancel);
        if (!enrollment.TakePlace(clock.GetUtcNow())) return;

        var session = await db.Sessions.SingleAsync(known => known.Id == given.SessionId, cancel);
        var offering = await db.Offerings.SingleAsync(known => known.Id == session.OfferingId, cancel);
        // A session that was cancelled meanwhile is told by its own news, also to those who waited.
        if (session.State is SessionState.Planned) mails.Tell(SessionNews.PlaceGiven, enrollment, session, offering);
        await db.SaveChangesAsync(cancel);
    }
}
