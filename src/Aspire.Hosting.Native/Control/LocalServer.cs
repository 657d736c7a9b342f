using System.Net;
using Aspire.Hosting.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Control;

/// <summary>The AppHost's two doors on loopback: one for the dashboard, one for the script.</summary>
internal sealed class LocalServer(ResourceService resources, ControlApi control, ILoggerFactory loggers) : IAsyncDisposable
{
    private WebApplication? _app;

    public string ResourceServiceUrl { get; private set; } = "";

    public string ControlUrl { get; private set; } = "";

    public async Task StartAsync(CancellationToken cancel)
    {
        // Empty: the AppHost's own ASPNETCORE_URLS and the like are not meant for this server.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            // The dashboard keeps a request open on which it sends nothing for minutes.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRouting();
        builder.Services.AddSingleton(loggers);

        _app = builder.Build();
        resources.Map(_app);
        control.Map(_app);
        await _app.StartAsync(cancel);

        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToArray();
        (ResourceServiceUrl, ControlUrl) = (addresses[0], addresses[1]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is null) return;

        // Streams to the dashboard never end by themselves: no patience with them.
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
