using Platform.Training.Tests.Support;
using Platform.Testing;

namespace Platform.Training.Tests;

public sealed class RequestBodiesTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Every_field_with_a_limit_is_held_against_it_also_in_what_lies_within()
    {
        Assert.True(RequestBodies.Count(app.Services) > 10);
        Assert.Empty(await RequestBodies.Unguarded(app.Services, TestContext.Current.CancellationToken));
    }
}
