using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Configuration;

namespace Platform.Data;

/// <summary>
/// The mail server and the sender: <c>Mail:Server</c> (<c>smtp://host:port</c>), <c>Mail:From</c>
/// (<c>Peer Programs &lt;no-reply@example.org&gt;</c>), and where the server asks for them <c>Mail:User</c> and
/// <c>Mail:Password</c>. Beyond this machine the line is encrypted (STARTTLS), for mails carry links that let people in;
/// <c>Mail:Encrypt</c> says otherwise.
/// </summary>
internal sealed record MailSettings(
    string Host, int Port, bool Encrypt, NetworkCredential? Credentials, MailAddress From)
{
    private const int Submission = 587;

    /// <summary>Null if no server is set: then mails wait.</summary>
    public static MailSettings? Of(IConfiguration configuration)
    {
        var settings = configuration.GetSection("Mail");
        if (settings["Server"] is not { Length: > 0 } server) return null;

        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme is not "smtp" || address.Host is "")
            throw new InvalidOperationException($"The setting Mail:Server ('{server}') must be as smtp://mail.example.org:587.");
        if (!MailAddress.TryCreate(settings["From"], out var from))
            throw new InvalidOperationException(
                $"The setting Mail:From ('{settings["From"]}') must be as 'Peer Programs <no-reply@example.org>'.");

        var user = settings["User"] is { Length: > 0 } name ? new NetworkCredential(name, settings["Password"]) : null;
        return new MailSettings(
            address.Host,
            address.Port > 0 ? address.Port : Submission,
            settings.GetValue("Encrypt", !address.IsLoopback),
            user,
            from);
    }
}
