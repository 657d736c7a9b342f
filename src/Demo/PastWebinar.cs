using System.Globalization;
using System.Text;

namespace Platform.Demo;

/// <summary>
/// Plays what comes after a webinar: staff of the affiliates were there, the centre has sent Zoom's report of it and saved what is
/// certain. Two rows wait for somebody: a name without an address, and a caller.
/// </summary>
internal sealed class PastWebinar(PlatformClient staff, DateTimeOffset now, Story story, Tally tally)
{
    public async Task Play(CancellationToken cancel)
    {
        if (await TheLast(cancel) is not { } session) return;

        var attendance = await staff.Get<Attendance>($"/training/sessions/{session.Id}/attendance", cancel);
        if (attendance.Summary.Imports is not []) return;

        foreach (var affiliate in story.Affiliates) await Enroll(affiliate, session, cancel);
        var sent = await staff.SendFile<Sent>(
            $"/training/sessions/{session.Id}/attendance-imports", Encoding.UTF8.GetBytes(Report(session)), cancel);
        var import = await staff.Find<object>($"/training/attendance-imports/{sent.Id}", cancel);
        await staff.Do(
            HttpMethod.Post, $"/training/attendance-imports/{sent.Id}/save", null, cancel, import!.Version, $"demo-save-{sent.Id}");
        tally.Reports++;
    }

    private async Task<Session?> TheLast(CancellationToken cancel)
    {
        var until = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var from = now.AddDays(-120).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return (await staff.List<Session>($"/training/sessions?from={from}&until={until}", cancel))
            .Where(session => session.State == "planned" && session.When.Instant.AddMinutes(session.When.Minutes) < now)
            .MaxBy(session => session.When.Instant);
    }

    private async Task Enroll(Affiliate affiliate, Session session, CancellationToken cancel)
    {
        try
        {
            await staff.Do(
                HttpMethod.Post,
                "/training/enrollments",
                new
                {
                    OrganizationId = affiliate.Id,
                    session.OfferingId,
                    SessionIds = new[] { session.Id },
                    PersonIds = affiliate.Staff.Select(member => member.Id),
                    WaitIfFull = false,
                },
                cancel,
                key: $"demo-past-{session.Id}-{affiliate.Key}");
        }
        catch (PlatformRefusedException refused) when (refused.Code is "enrollment.nobody-new")
        {
        }
    }

    /// <summary>The report as Zoom writes it in 2026, of most of those who were enrolled.</summary>
    private string Report(Session session)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(session.When.TimeZone);
        var begins = TimeZoneInfo.ConvertTime(session.When.Instant, zone).DateTime;
        string At(int minutes) => begins.AddMinutes(minutes).ToString("MM/dd/yyyy hh:mm:ss tt", CultureInfo.InvariantCulture);
        string Row(string name, string email, int from, int until) =>
            $"Yes,\"{name}\",{email},{At(from)},{At(until)},{until - from},Yes,United States";

        var length = session.When.Minutes;
        var people = story.Affiliates.SelectMany(affiliate => affiliate.Staff).ToArray();
        List<string> rows = [];
        foreach (var (person, number) in people.Select((person, number) => (person, number)))
        {
            var (name, email) = ($"{person.GivenName} {person.FamilyName}", person.Email);
            if (number % 5 == 0) rows.Add(Row($"{person.GivenName} {person.FamilyName[0]}, {story.Affiliates[0].Name}", "", 3, length - 2));
            else if (number % 5 == 1) rows.AddRange([Row(name, email, -4, length / 2), Row($"{person.GivenName} (phone)", email, (length / 2) - 6, length)]);
            else if (number % 5 == 2) rows.Add(Row(name, email, 1, length / 2));
            else if (number % 5 == 3) rows.Add(Row(name, email, 0, length));
            // Every fifth is not in the file.
        }

        rows.Add(Row("12025550142", "", 4, length));
        return $"""
            Attendee Report
            Report generated time,{At(length + 60)}
            Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants,Unique Viewers,Total Users
            Webinar,817 1234 5678,{At(-8)},{length + 10},{people.Length},{rows.Count - 3},{rows.Count}
            Host Details
            Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
            {Row("Naomi Prescott", "naomi.prescott@example.org", -8, length + 2)}
            Attendee Details
            Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
            {string.Join('\n', rows)}

            """;
    }

    private sealed record Session(Guid Id, Guid OfferingId, string State, When When);

    private sealed record When(DateTimeOffset Instant, string TimeZone, int Minutes);

    private sealed record Attendance(Summary Summary);

    private sealed record Summary(List<Sent> Imports);

    private sealed record Sent(Guid Id);
}
