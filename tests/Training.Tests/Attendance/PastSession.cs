using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Attendance;

/// <summary>A webinar of 90 minutes, from 2 p.m. Eastern, that is over, with people of two organisations who were enrolled.</summary>
internal sealed record PastSession(TrainingApp App, Guid Offering, Guid Id, DateOnly On, Guid Organization, Guid OtherOrganization)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private HttpClient Staff { get; } = App.TrainingStaff();

    /// <summary>Ana Sol and Ben Ruiz work at one organisation, Cleo Ames at the other; Dov Katz works there and is not enrolled.</summary>
    public static async Task<PastSession> Over(TrainingApp app)
    {
        var (one, other) = (await app.AnOrganization("Harbor Peers"), await app.AnOrganization("Prairie Crossing"));
        var (ana, ben) = (await app.AColleague(one, "Ana Sol"), await app.AColleague(one, "Ben Ruiz"));
        var cleo = await app.AColleague(other, "Cleo Ames");
        await app.AColleague(other, "Dov Katz", $"dov.{other:N}@example.org");
        var on = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(7);
        var response = await app.TrainingStaff().Post("/training/offerings", new { template = Given.Ccbhcs, firstOn = $"{on:yyyy-MM-dd}" });
        var offering = (await response.EnsureSuccessStatusCode().Read()).GetProperty("id").GetGuid();
        await app.Publish(offering);
        var session = (await app.SessionsOf(offering))[0];
        await app.Enroll(app.Director(one), offering, [ana, ben], session);
        await app.Enroll(app.Director(other), offering, [cleo], session);
        var detail = await app.TrainingStaff().Get($"/training/sessions/{session}");
        var at = detail.GetProperty("when");
        var starts = at.GetProperty("instant").GetDateTimeOffset();
        app.Clock.MoveTo(starts.AddHours(3));
        return new PastSession(app, offering, session, DateOnly.FromDateTime(starts.UtcDateTime), one, other);
    }

    /// <summary>A webinar report of the session: each row is name, address, joined and left (as 14:05).</summary>
    public string Report(params (string Name, string Email, string Joined, string Left)[] rows) => ReportOf(On, rows);

    public static string ReportOf(DateOnly on, params (string Name, string Email, string Joined, string Left)[] rows)
    {
        var day = on.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture);
        string At(string time) => $"{day} {TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture):hh:mm:ss tt}";
        var lines = rows.Select(row => $"Yes,\"{row.Name}\",{row.Email},{At(row.Joined)},{At(row.Left)},1,Yes,United States");
        return $"""
            Attendee Report
            Report generated time,{day} 05:31:08 PM
            Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registrants,Unique Viewers,Total Users
            Webinar,817 1234 5678,{At("13:52")},101,9,{rows.Length},10
            Host Details
            Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
            Yes,Dana Whitfield,dana.whitfield@example.org,{At("13:52")},{At("15:33")},101,No,United States
            Attendee Details
            Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest,Country/Region Name
            {string.Join('\n', lines)}

            """;
    }

    public Task<HttpResponseMessage> Upload(string report, string? timeZone = null) => Upload(Encoding.UTF8.GetBytes(report), timeZone);

    public Task<HttpResponseMessage> Upload(byte[] file, string? timeZone = null)
    {
        var content = new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("text/csv") } };
        var query = timeZone is null ? "" : $"?timeZone={Uri.EscapeDataString(timeZone)}";
        return Staff.PostAsync($"/training/sessions/{Id}/attendance-imports{query}", content, Cancel);
    }

    public async Task<Guid> Sent(string report) =>
        (await (await Upload(report)).EnsureSuccessStatusCode().Read()).GetProperty("id").GetGuid();

    public Task<JsonElement> Import(Guid import) => Staff.Get($"/training/attendance-imports/{import}");

    public async Task<JsonElement[]> Rows(Guid import, bool open) =>
        [.. (await Staff.Get($"/training/attendance-imports/{import}/rows?open={open}")).GetProperty("items").EnumerateArray()];

    public async Task<JsonElement> OpenRow(Guid import, string name) =>
        (await Rows(import, open: true)).Single(row => row.GetProperty("name").GetString() == name);

    public async Task<HttpResponseMessage> Decide(Guid import, JsonElement row, string choice, JsonElement? person = null, int? minutes = null, bool remember = false) =>
        await Staff.Put(
            $"/training/attendance-imports/{import}/rows",
            new
            {
                rows = new[]
                {
                    new
                    {
                        id = row.GetProperty("id").GetGuid(),
                        choice,
                        organizationId = person?.GetProperty("organizationId").GetGuid(),
                        personId = person?.GetProperty("id").GetGuid(),
                        minutes,
                        remember,
                    },
                },
            },
            await App.VersionOf($"/training/attendance-imports/{import}"));

    public async Task<HttpResponseMessage> Save(Guid import, string? version = null, string? key = null) => await Staff.Post(
        $"/training/attendance-imports/{import}/save",
        new { },
        key,
        version ?? await App.VersionOf($"/training/attendance-imports/{import}"));

    public async Task<HttpResponseMessage> Undo(Guid import) => await Staff.Post(
        $"/training/attendance-imports/{import}/undo", new { }, ifMatch: await App.VersionOf($"/training/attendance-imports/{import}"));

    public Task<JsonElement> Attendance() => Staff.Get($"/training/sessions/{Id}/attendance");

    /// <summary>Who was there, in a word: <c>Ana Sol present 88, Ben Ruiz notRecorded</c>, by name.</summary>
    public async Task<string> WhoWasThere() => string.Join(", ", (await Attendance()).GetProperty("items").EnumerateArray().Select(
        person => $"{person.GetProperty("name")} {person.GetProperty("state")} {person.GetProperty("minutes")}".TrimEnd()));

    public async Task<HttpResponseMessage> Record(string name, object record, string? version = null)
    {
        var person = (await Attendance()).GetProperty("items").EnumerateArray().Single(row => row.GetProperty("name").GetString() == name);
        return await Staff.Put(
            $"/training/sessions/{Id}/attendance/{person.GetProperty("enrollmentId").GetGuid()}",
            record,
            version ?? $"\"v{person.GetProperty("version").GetInt32()}\"");
    }
}
