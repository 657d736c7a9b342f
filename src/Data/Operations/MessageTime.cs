namespace Platform.Data;

/// <summary>When an event was stored, as its message's id says: the outbox makes UUIDs of version 7.</summary>
internal static class MessageTime
{
    public static DateTimeOffset? Of(Guid messageId)
    {
        if (messageId.Version != 7) return null;

        Span<byte> bytes = stackalloc byte[16];
        messageId.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = 0L;
        foreach (var part in bytes[..6]) milliseconds = milliseconds << 8 | part;
        return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
    }
}
