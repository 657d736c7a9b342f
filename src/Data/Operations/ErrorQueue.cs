using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;

namespace Platform.Data;

/// <summary>
/// The messages that a queue's consumer could not handle. They are read without taking them: what is not acknowledged goes back to its place
/// when the channel closes. One reader at a time, whichever replica: two would each see half.
/// </summary>
internal static partial class ErrorQueue
{
    /// <summary>How far into a queue is looked: what stands behind comes when these are done.</summary>
    public const int Depth = 500;

    private const string FaultHeaders = "MT-Fault-";

    public static string NameOf(string queue) => $"{queue}_error";

    /// <summary>Keeps other readers out for the length of the transaction.</summary>
    public static Task EnterAlone(ServiceDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(hashtext('error queues'))", cancel);

    /// <summary>The messages from the head on, each still to be acknowledged on <paramref name="channel"/>.</summary>
    public static async Task<List<BasicGetResult>> Read(
        IChannel channel, string queue, int atMost, CancellationToken cancel)
    {
        List<BasicGetResult> read = [];
        while (read.Count < atMost && await channel.BasicGetAsync(NameOf(queue), autoAck: false, cancel) is { } message)
            read.Add(message);
        return read;
    }

    public static Guid? IdOf(BasicGetResult message) =>
        Guid.TryParse(message.BasicProperties.MessageId, out var id) ? id : null;

    /// <summary>When it was stored; if its id does not say, when it failed.</summary>
    public static DateTimeOffset? TimeOf(BasicGetResult message) =>
        (IdOf(message) is { } id ? MessageTime.Of(id) : null) ?? FailedAt(message);

    public static DateTimeOffset? FailedAt(BasicGetResult message) =>
        DateTimeOffset.TryParse(
            Header(message, $"{FaultHeaders}Timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;

    /// <summary>The type of the failure, or the code of the rule that refused. A text is not shown: it may quote the message.</summary>
    public static string ReasonOf(BasicGetResult message) =>
        Header(message, $"{FaultHeaders}Message") is { } said && Code().IsMatch(said)
            ? said
            : Header(message, $"{FaultHeaders}ExceptionType")?.Split('.')[^1] is { } type && TypeName().IsMatch(type) ? type : "unknown";

    public static int? RetriesOf(BasicGetResult message) =>
        int.TryParse(Header(message, $"{FaultHeaders}RetryCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var retries)
            ? retries
            : null;

    public static string? TraceOf(BasicGetResult message) =>
        ListParked.TraceOf(Header(message, "MT-Activity-Id") ?? Header(message, "traceparent"));

    /// <summary>The event's type. Nothing else is read of the body.</summary>
    public static string EventOf(BasicGetResult message)
    {
        try
        {
            using var body = JsonDocument.Parse(message.Body);
            var type = body.RootElement.GetProperty("messageType")[0].GetString()!.Split(':')[^1];
            return TypeName().IsMatch(type) ? type : "unknown";
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            return "unknown";
        }
    }

    /// <summary>The message as it was before it failed.</summary>
    public static BasicProperties Anew(BasicGetResult message) => new(message.BasicProperties)
    {
        Persistent = true,
        Headers = message.BasicProperties.Headers?
            .Where(header => !header.Key.StartsWith(FaultHeaders, StringComparison.Ordinal)
                && header.Key is not ("MT-Reason" or "x-delivery-count" or "x-death"))
            .ToDictionary(),
    };

    private static string? Header(BasicGetResult message, string name) =>
        message.BasicProperties.Headers?.TryGetValue(name, out var value) is true
            ? value switch
            {
                byte[] text => Encoding.UTF8.GetString(text),
                _ => Convert.ToString(value, CultureInfo.InvariantCulture),
            }
            : null;

    [GeneratedRegex(@"\A[a-z0-9-]{1,50}(\.[a-z0-9-]{1,50})+\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_`+]{0,99}\z")]
    private static partial Regex TypeName();
}
