using System.Net;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Meetings;

public sealed class PrepareMeetingTests(CohortsApp app)
{
    [Fact]
    public async Task The_coach_says_what_the_lesson_is_and_what_is_discussed_after_it()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();

        var response = await year.Put(
            5, "plan", new { lessonCode = "a-good-morning", discussion = "Mornings alone" }, by: affiliate.CoachAt(affiliate.SiteId));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var meeting = await year.Get(5);
        Assert.Equal(("A good morning", "Mornings alone"), (meeting.GetProperty("lesson").Text("title"), meeting.Text("discussion")));
        var listed = (await affiliate.Director.Get($"{year.Path}?when=ahead")).Items().First();
        Assert.Equal(("5", "A good morning"), (listed.Text("number"), listed.Text("lesson")));
    }

    [Fact]
    public async Task A_lesson_of_another_theme_is_refused_in_the_readers_words()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();

        var response = await affiliate.Director.Send(
            HttpMethod.Put, $"{year.Meeting(5)}/plan", new { lessonCode = "asking-open-questions" }, version: 1, language: "es");

        Assert.Contains("Preguntas que abren", (await response.Read()).Text("title"), StringComparison.Ordinal);
        Assert.Equal(
            ["Preguntas que abren", "Autocuidado"],
            await response.Refused(HttpStatusCode.Conflict, "meeting.lesson-of-another-theme"));
    }

    [Fact]
    public async Task A_lesson_that_was_had_is_said_and_may_be_chosen_again()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        (await year.Put(1, "plan", new { lessonCode = "who-we-are" })).EnsureSuccessStatusCode();

        var lessons = (await affiliate.Director.Get($"{year.Meeting(2)}/lessons")).Items().ToArray();

        Assert.All(lessons, lesson => Assert.Equal("introduction-and-goal-setting", lesson.GetProperty("lesson").Text("themeCode")));
        Assert.Equal(
            "1", lessons.Single(lesson => lesson.GetProperty("lesson").Text("code") == "who-we-are").Text("usedInMeeting"));
        Assert.Single(lessons, lesson => lesson.Text("usedInMeeting").Length > 0);
        (await year.Put(2, "plan", new { lessonCode = "who-we-are" })).EnsureSuccessStatusCode();
        // Of the meeting itself it is not said.
        var again = (await affiliate.Director.Get($"{year.Meeting(1)}/lessons")).Items();
        Assert.Equal("2", again.Single(lesson => lesson.GetProperty("lesson").Text("code") == "who-we-are").Text("usedInMeeting"));
    }

    [Fact]
    public async Task A_lesson_that_does_not_exist_is_refused_and_texts_have_limits()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();

        await (await year.Put(5, "plan", new { lessonCode = "juggling" })).Refused(HttpStatusCode.Conflict, "meeting.no-such-lesson");
        Assert.NotEmpty(await (await year.Put(5, "plan", new { discussion = new string('x', 301) })).Malformed());
        Assert.NotEmpty(await (await year.Put(5, "plan", new { discussion = "Two\nlines" })).Malformed());
    }

    [Fact]
    public async Task The_second_of_two_writers_is_told_so()
    {
        var affiliate = await app.AnAffiliate();
        var year = await affiliate.AYearUnderWay();
        (await year.Put(5, "plan", new { discussion = "Mornings" })).EnsureSuccessStatusCode();

        var stale = await affiliate.Director.Put($"{year.Meeting(5)}/plan", new { discussion = "Evenings" }, version: 1);

        await stale.Refused(HttpStatusCode.PreconditionFailed, "version.stale");
        Assert.Equal("Mornings", (await year.Get(5)).Text("discussion"));
    }
}
