using System.Globalization;

namespace Platform.Demo;

/// <summary>
/// Plays what the national centre offers: two series of webinars, one of them in its middle today, in which directors have
/// enrolled their staff, some of whom wait for a place.
/// </summary>
internal sealed class Trainer(PlatformClient staff, DateOnly today, Tally tally)
{
    private const string TimeZone = "America/New_York";

    public async Task Publish(Series series, CancellationToken cancel)
    {
        if (await staff.Find<Offering>(series.Path, cancel) is null)
            await staff.Make(
                "/training/offerings",
                new
                {
                    series.Id,
                    series.Template,
                    FirstOn = today.AddDays(series.FirstInDays),
                    TimeZone,
                    Dates = series.Dates(today),
                },
                cancel,
                key: $"demo-{series.Id}");

        var offering = await staff.Find<Offering>(series.Path, cancel);
        if (offering!.Value.State != "draft") return;

        foreach (var session in offering.Value.Sessions) await Prepare(series, session, cancel);
        await staff.Do(HttpMethod.Post, $"{series.Path}/publication", new { }, cancel, offering.Version);
        tally.Offerings++;
    }

    /// <summary>A director enrols staff of theirs in all that is still to come; those without a place wait.</summary>
    public async Task Enroll(PlatformClient director, Affiliate affiliate, Series series, CancellationToken cancel)
    {
        // Training has heard of the organisation's people a moment after the directory.
        var people = await Patience.Until(
            $"Training knows who works at {affiliate.Name}",
            stop => director.List<Person>("/training/staff", stop),
            known => affiliate.Staff.All(staff => known.Exists(person => person.Id == staff.Id)),
            cancel);
        var chosen = affiliate.Staff
            .Where(staff => staff.Role != "program-director" && people.Exists(person => person.Id == staff.Id))
            .Select(staff => staff.Id)
            .ToArray();
        var offering = await director.Get<Shown>($"/training/catalog/{series.Id}", cancel);
        List<Guid> toEnroll = [];
        foreach (var session in offering.Sessions.Where(session => session.IsOpen))
        {
            var there = await director.List<Enrolled>($"/training/sessions/{session.Id}/people", cancel);
            if (chosen.Any(id => !there.Exists(person => person.PersonId == id))) toEnroll.Add(session.Id);
        }

        if (chosen is [] || toEnroll is []) return;

        await director.Do(
            HttpMethod.Post,
            "/training/enrollments",
            new { OfferingId = series.Id, SessionIds = toEnroll, PersonIds = chosen, WaitIfFull = true },
            cancel,
            key: $"demo-enroll-{DemoId.Of($"enroll/{affiliate.Key}/{series.Template}/{string.Join(',', toEnroll)}")}");
        tally.Enrolled += chosen.Length * toEnroll.Count;
    }

    private async Task Prepare(Series series, Session session, CancellationToken cancel)
    {
        var path = $"/training/sessions/{session.Id}";
        var seen = await staff.Find<Planned>(path, cancel);
        await staff.Do(
            HttpMethod.Put,
            path,
            new { seen!.Value.Text, Capacity = session.Number == series.SmallSession ? series.Places : null, series.JoinLink },
            cancel,
            seen.Version,
            key: $"demo-prepare-{session.Id}");
    }

    private sealed record Offering(string State, List<Session> Sessions);

    private sealed record Session(Guid Id, int Number);

    private sealed record Planned(System.Text.Json.JsonElement Text);

    private sealed record Person(Guid Id);

    private sealed record Shown(List<OpenSession> Sessions);

    private sealed record OpenSession(Guid Id, bool IsOpen);

    private sealed record Enrolled(Guid? PersonId);
}

/// <summary>What the centre offers in the story.</summary>
/// <param name="FirstInDays">When the first session is, counted from today.</param>
/// <param name="Every">How many days lie between two sessions.</param>
/// <param name="SmallSession">The number of the session that has only so many places.</param>
internal sealed record Series(
    string Template, int FirstInDays, int Every, int Sessions, TimeOnly At, int? SmallSession = null, int? Places = null)
{
    public Guid Id => DemoId.Of($"offering/{Template}");

    public string Path => $"/training/offerings/{Id}";

    public string JoinLink => $"https://meet.example.org/{Template}";

    public IEnumerable<object> Dates(DateOnly today) => Enumerable.Range(1, Sessions).Select(number => new
    {
        number,
        On = today.AddDays(FirstInDays + (Every * (number - 1))),
        At = At.ToString("HH:mm", CultureInfo.InvariantCulture),
    });
}
