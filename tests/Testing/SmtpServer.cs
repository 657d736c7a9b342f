using System.Collections.Concurrent;
using System.Net;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;

namespace Platform.Testing;

/// <summary>
/// A small mail server on the loopback, which keeps what it takes. A test may stop it, start it again at the same port,
/// and say what it refuses and with which number.
/// </summary>
public sealed class SmtpServer : IDisposable
{
    private readonly ConcurrentQueue<ReceivedMail> _received = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _connected = new();
    private TcpListener? _listener;

    public SmtpServer() => Start();

    public int Port { get; private set; }

    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    /// <summary>The number with which each recipient is refused; null if all are welcome.</summary>
    public int? Refuses { get; set; }

    /// <summary>Whether whoever connects is cut off at once.</summary>
    public bool HangsUp { get; set; }

    /// <summary>How often somebody named a recipient, or was cut off.</summary>
    public int Asked => _asked;

    private int _asked;

    public void Start()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = Accept(_listener);
    }

    public void Stop()
    {
        _listener?.Dispose();
        foreach (var client in _connected.Keys) client.Dispose();
    }

    public void Dispose() => Stop();

    private async Task Accept(TcpListener listener)
    {
        try
        {
            while (true) _ = Serve(await listener.AcceptTcpClientAsync());
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            if (HangsUp)
            {
                Interlocked.Increment(ref _asked);
                return;
            }

            _connected[client] = true;
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
                await using var writer = new StreamWriter(client.GetStream(), new ASCIIEncoding()) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 localhost");
                string recipient = "";
                while (await reader.ReadLineAsync() is { } line)
                {
                    var command = line.Split(' ', ':')[0].ToUpperInvariant();
                    if (command is "RCPT")
                    {
                        Interlocked.Increment(ref _asked);
                        recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
                    }

                    var answer = command switch
                    {
                        "QUIT" => "221 bye",
                        "RCPT" when Refuses is { } number => $"{number} <{recipient}> is not welcome",
                        "DATA" => "354 go on",
                        _ => "250 well",
                    };
                    await writer.WriteLineAsync(answer);
                    if (command is "QUIT") return;
                    if (command is not "DATA") continue;

                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } data && data != ".")
                        text.Append(data.StartsWith('.') ? data[1..] : data).Append("\r\n");
                    _received.Enqueue(new ReceivedMail(recipient, text.ToString()));
                    await writer.WriteLineAsync("250 kept");
                }
            }
            catch (Exception cut) when (cut is SocketException or IOException or ObjectDisposedException)
            {
            }
            finally
            {
                _connected.TryRemove(client, out _);
            }
        }
    }
}

/// <summary>A mail as it came over the wire.</summary>
public sealed record ReceivedMail(string Recipient, string Source)
{
    /// <summary>A header of the whole mail, unfolded.</summary>
    public string? this[string header] => HeaderIn(Source, header);

    public string MessageId => this["Message-ID"] ?? "";

    public string Text => Parts.First(part => part.Type.MediaType is "text/plain").Text;

    /// <summary>The mail's parts that have no parts themselves, in their order.</summary>
    public IReadOnlyList<MailPart> Parts => [.. PartsOf(Source)];

    private static IEnumerable<MailPart> PartsOf(string source)
    {
        var type = new ContentType(HeaderIn(source, "Content-Type") ?? "text/plain");
        var body = source[(source.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        if (type.Boundary is { } boundary)
            return body.Split($"--{boundary}").Skip(1).SkipLast(1).SelectMany(part => PartsOf(part.TrimStart('\r', '\n')));

        var text = HeaderIn(source, "Content-Transfer-Encoding") is "base64"
            ? Encoding.UTF8.GetString(Convert.FromBase64String(body.Trim()))
            : body;
        return [new MailPart(type, HeaderIn(source, "Content-Disposition"), text)];
    }

    private static string? HeaderIn(string source, string name) => source
        .Split("\r\n\r\n")[0]
        .Replace("\r\n ", " ", StringComparison.Ordinal)
        .Replace("\r\n\t", " ", StringComparison.Ordinal)
        .Split("\r\n")
        .Where(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .FirstOrDefault();
}

public sealed record MailPart(ContentType Type, string? Disposition, string Text);
