using Platform.Gateway.Tests.Support;
using Platform.Testing;

namespace Platform.Gateway.Tests;

public sealed class RequestBodiesTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    [Fact]
    public async Task Every_field_with_a_limit_is_held_against_it_also_in_what_lies_within()
    {
        Assert.True(RequestBodies.Count(app.Services) > 5);
        Assert.Empty(await RequestBodies.Unguarded(app.Services, TestContext.Current.CancellationToken));
    }
}
