using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Tests.Support;

namespace Platform.Cohorts.Tests.Curricula;

public sealed class PublishedCurriculaTests(CohortsApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void The_year_of_Peer_Partners_has_its_twelve_themes_in_their_order()
    {
        var template = PublishedCurricula.All.Single(published => published.Code == CurriculumTemplate.PeerPartners);

        Assert.Equal((1, 52, 90), (template.Version, template.Weeks, template.Minutes));
        Assert.Equal(
            [
                "Introduction & Goal Setting", "Self-Care", "Social Interaction", "Communication", "Coping Strategies",
                "Thoughts & Beliefs", "Social Interaction", "Self-Care", "Coping Strategies", "Social Interaction",
                "Communication", "Coping Skills & Goal Setting (Transitioning Out)",
            ],
            template.Themes.Select(theme => theme.TitleFor(CultureInfo.GetCultureInfo("en"))));
        Assert.Equal(7, template.Themes.DistinctBy(theme => theme.Code).Count());
    }

    [Fact]
    public void Each_theme_is_told_in_both_languages_and_to_others_in_English()
    {
        var selfCare = PublishedCurricula.All.Single().Themes[1];

        Assert.Equal("Autocuidado", selfCare.TitleFor(CultureInfo.GetCultureInfo("es-MX")));
        Assert.Equal("Self-Care", selfCare.TitleFor(CultureInfo.GetCultureInfo("fr")));
        Assert.All(
            PublishedCurricula.All.SelectMany(template => template.Themes),
            theme => Assert.Equal(["en", "es"], theme.Title.Keys.Order()));
    }

    [Fact]
    public async Task Storing_them_again_changes_nothing_and_an_edited_one_is_refused()
    {
        var owner = new DbContextOptionsBuilder<Platform.Cohorts.Data.CohortsDb>().UseNpgsql(app.Owner).Options;
        await using var db = new Platform.Cohorts.Data.CohortsDb(owner, app.Clock, new Platform.Data.Tenant());
        await PublishedCurricula.Store(db, Cancel);
        Assert.Equal(PublishedCurricula.All.Count, await db.Curricula.CountAsync(Cancel));

        await using var edited = await db.Database.BeginTransactionAsync(Cancel);
        await db.Database.ExecuteSqlAsync($"UPDATE curricula SET minutes = 60", Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() => PublishedCurricula.Store(db, Cancel));
    }
}
