using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Lessons;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Lessons;

public sealed class PublishedLessonsTests(CohortsApp app)
{
    [Fact]
    public void Every_theme_has_at_least_five_and_no_lesson_has_another_theme()
    {
        var themes = PublishedCurricula.All.SelectMany(template => template.Themes).Select(theme => theme.Code).ToHashSet();

        Assert.Equal(7, themes.Count);
        Assert.Equal(themes.Order(), PublishedLessons.All.Select(lesson => lesson.ThemeCode).Distinct().Order());
        Assert.All(themes, theme => Assert.True(PublishedLessons.All.Count(lesson => lesson.ThemeCode == theme) >= 5, theme));
    }

    [Fact]
    public void Every_lesson_is_said_in_both_languages_and_tagged_by_need_and_by_style()
    {
        foreach (var lesson in PublishedLessons.All)
        {
            foreach (var words in new[] { lesson.Title, lesson.Purpose, lesson.TryOut })
            {
                Assert.Equal(["en", "es"], words.Keys.Order());
                Assert.All(words.Values, said => Assert.False(string.IsNullOrWhiteSpace(said), lesson.Code));
                Assert.NotEqual(words["en"], words["es"]);
            }

            Assert.NotEmpty(lesson.Needs);
            Assert.NotEmpty(lesson.Styles);
        }
    }

    [Fact]
    public async Task The_migration_step_stores_them_once_and_refuses_an_edited_one()
    {
        var cancel = TestContext.Current.CancellationToken;
        var stored = await app.Query(null, db => db.Lessons.CountAsync(cancel));
        Assert.Equal(PublishedLessons.All.Count, stored);

        await using var scope = new OwnersDb(app);
        await PublishedLessons.Store(scope.Db, cancel);
        Assert.Equal(stored, await app.Query(null, db => db.Lessons.CountAsync(cancel)));

        await using var transaction = await scope.Db.Database.BeginTransactionAsync(cancel);
        await scope.Db.Lessons.Where(lesson => lesson.Code == "who-we-are")
            .ExecuteUpdateAsync(set => set.SetProperty(lesson => lesson.ThemeCode, "self-care"), cancel);
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => PublishedLessons.Store(scope.Db, cancel));
        Assert.Contains("who-we-are", refusal.Message, StringComparison.Ordinal);
    }
}
