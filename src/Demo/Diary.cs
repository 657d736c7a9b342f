namespace Platform.Demo;

/// <summary>
/// What the coach of a group that has started wrote down of its meetings until today: lessons, who was here, what was heard.
/// A meeting is recorded last, so that a run that died is gone on with where it stopped.
/// </summary>
internal sealed class Diary(PlatformClient coach, Affiliate affiliate, Group group)
{
    /// <summary>Of so many meetings, the latest, it is written down what was heard.</summary>
    private const int WrittenUp = 3;

    private readonly string _path = $"/cohorts/{affiliate.GroupId(group)}/meetings";

    private readonly Dictionary<int, Queue<string>> _lessons = [];

    /// <returns>How many meetings were recorded or prepared.</returns>
    public async Task<int> Keep(CancellationToken cancel)
    {
        var over = (await coach.List<Meeting>($"{_path}?when=over", cancel)).OrderBy(meeting => meeting.Number).ToArray();
        var kept = 0;
        foreach (var meeting in over.Where(meeting => meeting.State == "planned"))
        {
            await Record(meeting, over, cancel);
            kept++;
        }

        var next = (await coach.Get<Listed<Meeting>>($"{_path}?when=ahead&take=1", cancel)).Items.FirstOrDefault();
        if (next is not { State: "planned", Lesson: null }) return kept;

        var absent = new[] { affiliate.ParticipantId(group, 0) };
        await Put(next, "absences", new { ParticipantIds = absent }, cancel);
        await Put(next, "plan", new { LessonCode = await Lesson(next, cancel), Discussion = "How the week went" }, cancel);
        return kept + 1;
    }

    private async Task Record(Meeting meeting, Meeting[] over, CancellationToken cancel)
    {
        if (group.NotHeld is { } notHeld && meeting.Number == notHeld.Week + 1)
        {
            await Put(meeting, "not-held", new { notHeld.Reason }, cancel);
            return;
        }

        if (meeting.Lesson is null)
            await Put(meeting, "plan", new { LessonCode = await Lesson(meeting, cancel), Discussion = (string?)null }, cancel);
        if (meeting.Number > over.Length - WrittenUp)
        {
            var notes = new
            {
                TryOutWent = "Most had tried it. Two want to go on with it.",
                GroupNeeds = "Time to talk before the lesson begins.",
                PersonalNeeds = "Somebody looks for a ride on cold evenings.",
                CommonThreads = "Calling family back. Not knowing how to end a call.",
                TryOut = "Say one thing you liked to someone",
            };
            await Put(meeting, "notes", notes, cancel);
        }

        var people = Enumerable.Range(0, group.People)
            .Select(number => new { ParticipantId = affiliate.ParticipantId(group, number), Mark = MarkOf(number, meeting, over) });
        await Put(meeting, "attendance", new { people, Visitors = meeting.Number == 2 ? 1 : 0 }, cancel);
    }

    /// <summary>One person of each larger group was away from the last two meetings; else now and then somebody is.</summary>
    private string MarkOf(int person, Meeting meeting, Meeting[] over)
    {
        if (group.People >= 6 && person == 1) return meeting.Number > over.Length - 2 ? "away" : "here";

        return (((person * 5) + (meeting.Number * 3)) % 17) switch
        {
            0 => "away",
            4 => "awayTold",
            8 => "late",
            12 => "leftEarly",
            _ => "here",
        };
    }

    /// <summary>The next lesson of the month's theme that the group has not had.</summary>
    private async Task<string> Lesson(Meeting meeting, CancellationToken cancel)
    {
        if (!_lessons.TryGetValue(meeting.Month, out var left))
        {
            var all = (await coach.Get<Listed<Choice>>($"{_path}/{meeting.Id}/lessons", cancel)).Items;
            left = new(all.OrderBy(choice => choice.UsedInMeeting ?? 0).Select(choice => choice.Lesson.Code));
            _lessons[meeting.Month] = left;
        }

        return left.Dequeue();
    }

    private async Task Put(Meeting meeting, string part, object body, CancellationToken cancel)
    {
        var path = $"{_path}/{meeting.Id}";
        var version = (await coach.Find<object>(path, cancel))!.Version;
        await coach.Do(HttpMethod.Put, $"{path}/{part}", body, cancel, version);
    }

    private sealed record Listed<T>(List<T> Items);

    private sealed record Meeting(Guid Id, int Number, int Month, string State, string? Lesson);

    private sealed record Choice(Named Lesson, int? UsedInMeeting);

    private sealed record Named(string Code);
}
