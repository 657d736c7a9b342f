using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Platform.Data;

/// <summary>Brings mails to the SMTP server, over one connection for those that follow each other.</summary>
internal sealed class SmtpDelivery : IDisposable
{
    /// <summary>How long one mail may take. A transaction waits for it, whose patience is 30 s.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    // What the server says of us (sign-in, encryption) or of itself (421), not of the mail.
    private static readonly HashSet<int> NotTheMailsFault = [421, 454, 530, 534, 535, 538];

    // Whoever holds the phone sees the names of its files.
    private const string FileName = "appointment.ics";

    private readonly MailSettings _settings;
    private readonly SmtpClient _client;

    public SmtpDelivery(MailSettings settings)
    {
        _settings = settings;
        _client = new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.Encrypt,
            Credentials = settings.Credentials,
        };
    }

    /// <returns>Null if the server has taken it, otherwise what it answered.</returns>
    public async Task<Refusal?> Send(Mail mail, CancellationToken stop)
    {
        try
        {
            using var message = Compose(mail);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
            patience.CancelAfter(Patience);
            // A connection that is being made heeds no token.
            await _client.SendMailAsync(message, patience.Token).WaitAsync(Patience + TimeSpan.FromSeconds(1), stop);
            return null;
        }
        catch (SmtpException answered) when ((int)answered.StatusCode is >= 400 and < 600)
        {
            var number = (int)answered.StatusCode;
            return new Refusal($"smtp {number}", ServerIsAway: NotTheMailsFault.Contains(number));
        }
        catch (Exception failure) when (failure is SmtpException or OperationCanceledException or TimeoutException or IOException)
        {
            return new Refusal((failure.InnerException ?? failure).GetType().Name, ServerIsAway: true);
        }
    }

    public void Dispose() => _client.Dispose();

    private MailMessage Compose(Mail mail)
    {
        var message = new MailMessage(_settings.From, new MailAddress(mail.Recipient))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = Lines(mail.Text),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
            HeadersEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{_settings.From.Host}>");
        // No answers from machines: who is away need not tell one.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (mail is { CalendarMethod: { } method, CalendarText: { } calendar })
        {
            // Beside the text for programs that offer "accept", and as a file for those that do not.
            message.AlternateViews.Add(Calendar(new AlternateView(Bytes(calendar), CalendarType(method))));
            message.Attachments.Add(Calendar(new Attachment(Bytes(calendar), CalendarType(method)) { Name = FileName }));
        }

        return message;
    }

    private static ContentType CalendarType(CalendarMethod method) =>
        new("text/calendar") { CharSet = "utf-8", Parameters = { ["method"] = method.ToString().ToUpperInvariant() } };

    private static T Calendar<T>(T part)
        where T : AttachmentBase
    {
        part.TransferEncoding = TransferEncoding.Base64;
        return part;
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(Lines(text)));

    private static string Lines(string text) => text.ReplaceLineEndings("\r\n");

    /// <param name="Reason">A number or an exception's name.</param>
    /// <param name="ServerIsAway">It does not answer, is busy or refuses us altogether: that is not the mail's fault.</param>
    internal sealed record Refusal(string Reason, bool ServerIsAway);
}
