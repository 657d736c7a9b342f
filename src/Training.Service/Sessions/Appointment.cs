using System.Globalization;
using System.Text;
using Platform.Data;

namespace Platform.Training.Sessions;

/// <summary>
/// A session as an appointment for one person's calendar (RFC 5545, RFC 5546). It names nobody but that person and whom to
/// ask: who else comes is nobody's business.
/// </summary>
/// <param name="Uid">The same in all that is ever said about it.</param>
/// <param name="Sequence">Higher each time that something new is said: calendars ignore what is not.</param>
internal sealed record Appointment(
    string Uid, int Sequence, string Summary, string Description, string Organizer, string Attendee)
{
    private const int MaxOctets = 75;

    public CalendarPart Write(CalendarMethod method, Session session, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(session.TimeZone);
        var cancels = method is CalendarMethod.Cancel;
        string[] lines =
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Peer Programs//Training//EN",
            $"METHOD:{(cancels ? "CANCEL" : "REQUEST")}",
            .. ZoneDefinition.Lines(zone, session.StartsAt),
            "BEGIN:VEVENT",
            $"UID:{Uid}",
            string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{Sequence}"),
            string.Create(CultureInfo.InvariantCulture, $"DTSTAMP:{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"),
            $"DTSTART;TZID={zone.Id}:{OnTheWall(session.StartsAt, zone)}",
            $"DTEND;TZID={zone.Id}:{OnTheWall(session.EndsAt, zone)}",
            $"SUMMARY:{Escape(Summary)}",
            $"DESCRIPTION:{Escape(Description)}",
            $"ORGANIZER:mailto:{Organizer}",
            $"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:{Attendee}",
            "CLASS:PRIVATE",
            $"STATUS:{(cancels ? "CANCELLED" : "CONFIRMED")}",
            "END:VEVENT",
            "END:VCALENDAR",
        ];
        return new CalendarPart(method, string.Concat(lines.Select(line => $"{Fold(line)}\r\n")));
    }

    private static string OnTheWall(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone)
        .DateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    /// <summary>A line of more than 75 octets goes on in the next, after a blank; no letter is cut in two.</summary>
    private static string Fold(string line)
    {
        var (folded, octets) = (new StringBuilder(), 0);
        foreach (var letter in line.EnumerateRunes())
        {
            if (octets + letter.Utf8SequenceLength > MaxOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(letter);
            octets += letter.Utf8SequenceLength;
        }

        return folded.ToString();
    }
}
