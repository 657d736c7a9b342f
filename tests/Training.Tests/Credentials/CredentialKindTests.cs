using Microsoft.EntityFrameworkCore;
using Platform.Training.Credentials;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Credentials;

public sealed class CredentialKindTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_migration_step_writes_the_kinds_and_may_run_again()
    {
        await app.Query(null, async db =>
        {
            await CredentialKind.Seed(db, app.Services, Cancel);
            return 0;
        });

        var codes = await app.Query(null, db => db.CredentialKinds.Select(kind => kind.Code).Order().ToArrayAsync(Cancel));
        Assert.Equal(["peer-life-coach", "peer-support-specialist"], codes);
    }
}
