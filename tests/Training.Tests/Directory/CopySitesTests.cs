using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Directory;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Directory;

public sealed class CopySitesTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(3, 1, 2, 3)]
    public async Task The_newest_version_stays_in_whatever_order_they_come(params int[] versions)
    {
        var (organization, site) = (app.NewId(), app.NewId());

        foreach (var version in versions)
            await app.Deliver(new SiteOpened(
                organization, site, $"Name {version}", "America/New_York", version, app.Clock.GetUtcNow()));

        var known = await app.Query(organization, db => db.Sites.SingleAsync(Cancel));
        Assert.Equal((site, $"Name {versions.Max()}", versions.Max()), (known.Id, known.Name, known.Version));
    }
}
