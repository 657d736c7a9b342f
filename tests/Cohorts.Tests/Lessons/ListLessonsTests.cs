using System.Net;
using Platform.Cohorts.Lessons;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Lessons;

public sealed class ListLessonsTests(CohortsApp app)
{
    [Fact]
    public async Task The_library_is_read_page_after_page()
    {
        var affiliate = await app.AnAffiliate();
        var codes = new List<string>();

        for (string? after = ""; after is not null;)
        {
            var page = await affiliate.Director.Get($"/cohorts/lessons?take=20&after={after}");
            codes.AddRange(page.Items().Select(lesson => lesson.Text("code")));
            after = page.Text("next") is { Length: > 0 } next ? next : null;
        }

        Assert.Equal(PublishedLessons.All.Select(lesson => lesson.Code).Order(), codes.Order());
    }

    [Fact]
    public async Task It_is_narrowed_by_theme_need_and_style_and_said_in_the_readers_language()
    {
        var affiliate = await app.AnAffiliate();
        var path = "/cohorts/lessons?theme=communication&need=boundaries&style=doing";

        var lessons = (await (await affiliate.CoachAt(affiliate.SiteId).Send(HttpMethod.Get, path, null, language: "es")).Read())
            .Items().ToArray();

        Assert.Equal("Un no amable", Assert.Single(lessons).Text("title"));
    }

    [Fact]
    public async Task A_word_that_no_lesson_has_finds_none_and_one_that_is_too_long_is_refused()
    {
        var affiliate = await app.AnAffiliate();

        Assert.Empty((await affiliate.Director.Get("/cohorts/lessons?theme=juggling")).Items());
        Assert.Equal(HttpStatusCode.BadRequest, await affiliate.Director.Status($"/cohorts/lessons?theme={new string('x', 101)}"));
    }
}
