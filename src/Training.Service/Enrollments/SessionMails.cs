using System.Globalization;
using System.Resources;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Offerings;
using Platform.Training.Sessions;

namespace Platform.Training.Enrollments;

/// <summary>What there is to tell somebody about their session.</summary>
internal enum SessionNews
{
    Enrolled,
    Waiting,
    PlaceGiven,
    Moved,
    SessionCancelled,
    EnrollmentCancelled,
}

/// <summary>
/// Writes to those who are enrolled, one mail each, in the save of what it tells of. A mail about a place brings the
/// appointment along, or takes it back. It names neither its reader nor anybody else, and says where the session is joined
/// only to guests: everybody else finds that behind the sign-in.
/// </summary>
internal sealed class SessionMails(TrainingDb db, PublicAddress address, TimeProvider clock)
{
    private static readonly ResourceManager Words =
        new("Platform.Training.Enrollments.MailWords", typeof(SessionMails).Assembly);

    /// <summary>Tells one person; nobody where no address is known or the session is over already.</summary>
    public void Tell(SessionNews news, Enrollment enrollment, Session session, Offering offering)
    {
        var now = clock.GetUtcNow();
        if (enrollment.Email is not { } recipient || session.EndsAt <= now) return;

        var language = CultureInfo.GetCultureInfo(enrollment.Language);
        string Word(string name) => Words.GetString(name, language)!;
        string With(string name, params object[] values) => string.Format(language, Word(name), values);

        var what = session.Text.Title is { } title
            ? With("Session_Titled", session.Number, title)
            : With("Session", session.Number);
        var when = When(session, language, Word);
        var contact = With("Contact", offering.Text.ContactName, offering.Text.ContactEmail);
        var where = Where(enrollment, session, offering, Word);
        string[] text =
        [
            Word($"{news}_Text"),
            $"{offering.Title}\n{what}\n{when}",
            .. session.CancelReason is { } reason && news is SessionNews.SessionCancelled ? [reason] : Array.Empty<string>(),
            .. news is SessionNews.SessionCancelled or SessionNews.EnrollmentCancelled ? [] : new[] { where },
            contact,
        ];
        db.Mails.Add(Mail.To(
            recipient,
            Subject(With($"{news}_Subject", offering.Title)),
            string.Join("\n\n", text.Where(part => part.Length > 0)),
            now,
            HasAppointment(news, enrollment)
                ? AppointmentOf(news, enrollment, session, offering, recipient, $"{what}\n{where}\n{contact}")
                    .Write(Cancels(news) ? CalendarMethod.Cancel : CalendarMethod.Request, session, now)
                : null,
            uselessAfter: session.EndsAt));
    }

    private static bool Cancels(SessionNews news) =>
        news is SessionNews.SessionCancelled or SessionNews.EnrollmentCancelled;

    /// <summary>Who waits has nothing in the calendar yet, and nothing to take out of it.</summary>
    private static bool HasAppointment(SessionNews news, Enrollment enrollment) =>
        news is not SessionNews.Waiting && enrollment.HasHadPlace;

    private static Appointment AppointmentOf(
        SessionNews news, Enrollment enrollment, Session session, Offering offering, string attendee, string description) =>
        new(
            $"{enrollment.Id:N}@training.peer-programs",
            // An enrolment that ends is told once, and after anything the session had to tell.
            session.CalendarSequence + (news is SessionNews.EnrollmentCancelled ? 1 : 0),
            offering.Title,
            description,
            offering.Text.ContactEmail,
            attendee);

    private string Where(Enrollment enrollment, Session session, Offering offering, Func<string, string> word)
    {
        var link = enrollment.PersonId is null
            ? session.JoinLink is { } joined ? $"{word("Where_Guest")} {joined}" : ""
            : $"{word("Where")} {address.Of($"/o/{enrollment.OrganizationId}/training/mine")}";
        string[] lines = [link, .. offering.Text.JoiningRule, offering.Text.JoiningHelp ?? ""];
        return string.Join('\n', lines.Where(line => line.Length > 0));
    }

    private static string When(Session session, CultureInfo language, Func<string, string> word)
    {
        var when = Sessions.When.Of(session);
        string Clock(TimeOnly time) => time.ToString("h:mm", CultureInfo.InvariantCulture);
        string Half(TimeOnly time) => word(time.Hour < 12 ? "Before_Noon" : "After_Noon");
        var starts = Half(when.StartsAt) == Half(when.EndsAt)
            ? Clock(when.StartsAt)
            : $"{Clock(when.StartsAt)} {Half(when.StartsAt)}";
        var day = session.On.ToString(language.TwoLetterISOLanguageName is "es"
            ? "dddd, d 'de' MMMM 'de' yyyy"
            : "dddd, MMMM d, yyyy", language);
        return $"{day}, {starts}–{Clock(when.EndsAt)} {Half(when.EndsAt)} {ZoneNames.Of(session.TimeZone)}";
    }

    private static string Subject(string subject) => subject.Length <= Mail.MaxSubject
        ? subject
        : string.Concat(subject.AsSpan(0, Mail.MaxSubject - 1), "…");
}
