using Microsoft.AspNetCore.Hosting;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests.Edge;

public sealed class TrustedProxiesTests(TrustedProxiesTests.BehindAnIngress app) : IClassFixture<TrustedProxiesTests.BehindAnIngress>
{
    public sealed class BehindAnIngress : GatewayApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("TrustedProxies:0", "127.0.0.0/8");
            builder.UseSetting("TrustedProxies:1", "::1");
        }
    }

    [Fact]
    public async Task Are_believed_where_a_request_comes_from_but_not_what_it_said_before_and_nothing_else()
    {
        var http = app.Outside();
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.1, 203.0.113.9");
        http.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example.com");

        var reached = await (await http.Get("/")).Reached();

        Assert.Equal("203.0.113.9", reached.Headers["X-Forwarded-For"]);
        Assert.Equal(app.Public.Authority, reached.Headers["X-Forwarded-Host"]);
    }
}
