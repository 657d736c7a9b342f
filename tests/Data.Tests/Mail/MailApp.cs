using Microsoft.AspNetCore.Hosting;
using Platform.Testing;

namespace Platform.Data.Tests.Mails;

/// <summary>The sample service with a mail server.</summary>
public sealed class MailApp() : Sample(realBroker: false)
{
    public SmtpServer MailServer { get; } = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        MailServer.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Mail:Server", $"smtp://127.0.0.1:{MailServer.Port}");
        builder.UseSetting("Mail:From", "Peer Programs <no-reply@platform.example.org>");
    }
}
