using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Training.Tests.Support;

/// <summary>Offerings to start from, and what requests about them look like. The test's clock stands on March 2, 2026.</summary>
internal static class Given
{
    public const string Webinars = "its-my-life-webinars";
    public const string Ccbhcs = "strong-peer-support-in-ccbhcs";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A draft whose three sessions are on April 2 and every four weeks after it, at 2 p.m. Eastern.</summary>
    public static async Task<Guid> ADraft(this TrainingApp app, string template = Webinars, object? dates = null)
    {
        var response = await app.TrainingStaff()
            .Post("/training/offerings", new { template, firstOn = "2026-04-02", dates });
        return (await response.EnsureSuccessStatusCode().Read()).GetProperty("id").GetGuid();
    }

    public static async Task<Guid> APublishedOffering(this TrainingApp app, string template = Webinars)
    {
        var id = await app.ADraft(template);
        await app.Publish(id);
        return id;
    }

    public static async Task Publish(this TrainingApp app, Guid offering) =>
        (await app.TrainingStaff().Post($"/training/offerings/{offering}/publication", new { }, ifMatch: "\"v1\""))
        .EnsureSuccessStatusCode();

    /// <summary>The sessions' ids, by number.</summary>
    public static async Task<Guid[]> SessionsOf(this TrainingApp app, Guid offering) =>
        [.. (await app.TrainingStaff().Get($"/training/offerings/{offering}")).GetProperty("sessions").EnumerateArray()
            .Select(session => session.GetProperty("id").GetGuid())];

    /// <summary>A published offering's first session, with so many places.</summary>
    public static async Task<(Guid Offering, Guid Session)> ASession(this TrainingApp app, int? places = null)
    {
        var offering = await app.APublishedOffering();
        var session = (await app.SessionsOf(offering))[0];
        if (places is not null) (await app.Change(session, AChange(places))).EnsureSuccessStatusCode();
        return (offering, session);
    }

    public static async Task<HttpResponseMessage> Change(this TrainingApp app, Guid session, object change) =>
        await app.TrainingStaff().Put(
            $"/training/sessions/{session}", change, await app.VersionOf($"/training/sessions/{session}"));

    public static async Task<HttpResponseMessage> Move(this TrainingApp app, Guid session, object move) =>
        await app.TrainingStaff().Post(
            $"/training/sessions/{session}/move", move, ifMatch: await app.VersionOf($"/training/sessions/{session}"));

    public static async Task<HttpResponseMessage> CancelSession(this TrainingApp app, Guid session, string reason = "Too few people") =>
        await app.TrainingStaff().Post(
            $"/training/sessions/{session}/cancellation",
            new { reason },
            ifMatch: await app.VersionOf($"/training/sessions/{session}"));

    public static async Task<string> VersionOf(this TrainingApp app, string path) =>
        (await app.TrainingStaff().GetAsync(path, TestContext.Current.CancellationToken)).Headers.ETag!.ToString();

    /// <summary>Enrols people in all sessions to come, or in one.</summary>
    /// <returns>The enrolments' ids.</returns>
    public static async Task<Guid[]> Enroll(
        this TrainingApp app, HttpClient http, Guid offering, Guid[] people, Guid? session = null, bool wait = false)
    {
        var response = await http.TryEnroll(offering, people, session, wait);
        return [.. (await response.EnsureSuccessStatusCode().Read()).GetProperty("enrollments").EnumerateArray()
            .Select(made => made.GetProperty("id").GetGuid())];
    }

    public static Task<HttpResponseMessage> TryEnroll(
        this HttpClient http,
        Guid offering,
        Guid[] people,
        Guid? session = null,
        bool wait = false,
        Guid? organization = null,
        string? key = null) =>
        http.Post(
            "/training/enrollments",
            new
            {
                organizationId = organization,
                offeringId = offering,
                sessionIds = session is { } one ? new[] { one } : null,
                personIds = people,
                waitIfFull = wait,
            },
            key);

    public static async Task<HttpResponseMessage> CancelEnrollment(this HttpClient http, Guid enrollment)
    {
        var version = (await http.GetAsync($"/training/enrollments/{enrollment}", Cancel)).Headers.ETag?.ToString();
        return await http.Post($"/training/enrollments/{enrollment}/cancellation", new { }, ifMatch: version ?? "\"v1\"");
    }

    /// <summary>The people of a session as training staff see them: name and state.</summary>
    public static async Task<(string Name, string State)[]> PeopleOf(this TrainingApp app, Guid session) =>
        [.. (await app.TrainingStaff().Get($"/training/sessions/{session}/people")).GetProperty("items").EnumerateArray()
            .Select(person => (person.GetProperty("name").GetString()!, person.GetProperty("state").GetString()!))];

    /// <summary>The same in a word, for what comes about soon: <c>Ana Sol: enrolled</c>, by name.</summary>
    public static async Task<string> ListOf(this TrainingApp app, Guid session) =>
        string.Join(", ", (await app.PeopleOf(session)).Select(person => $"{person.Name}: {person.State}"));

    public static async Task<int> TakenIn(this TrainingApp app, Guid session) =>
        (await app.TrainingStaff().Get($"/training/sessions/{session}")).GetProperty("taken").GetInt32();

    public static Task<HttpResponseMessage> Put(this HttpClient http, string path, object body, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}");
        if (ifMatch is not null) request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        return http.SendAsync(request, Cancel);
    }

    public static object AText(string title = "Workshop for supervisors") => new
    {
        kind = "workshop",
        language = "en",
        title,
        purpose = "How supervision of peer workers differs.",
        provider = "The national centre",
        contactName = "The training team",
        contactEmail = "training@example.org",
        joiningRule = Array.Empty<string>(),
        objectives = new[] { "Supervise well" },
    };

    public static object SessionText(string? title = "Supervision") => new
    {
        title,
        objectives = new[] { "Know the difference" },
        agenda = new[] { "Welcome", "Practice" },
        presenters = new[] { new { name = "Robin Vale", title = "Trainer", organization = "The national centre" } },
        citations = Array.Empty<string>(),
    };

    public static object ASession(int number = 4, string on = "2026-07-09", string at = "11:00", string zone = "America/New_York") =>
        new { number, text = SessionText(), on, at, timeZone = zone, minutes = 90, capacity = 24 };

    public static object AChange(int? capacity = null, string? joinLink = null) =>
        new { text = SessionText(), capacity, joinLink };

    public static object AMove(string on = "2026-04-09", string at = "15:00", string zone = "America/New_York") =>
        new { on, at, timeZone = zone, minutes = 60 };

    public static JsonElement First(this JsonElement list) => list.GetProperty("items")[0];
}
