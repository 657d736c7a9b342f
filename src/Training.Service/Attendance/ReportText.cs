using System.Text;
using Platform.Domain;

namespace Platform.Training.Attendance;

/// <summary>The bytes of an uploaded file as text, or why they are none.</summary>
internal static class ReportText
{
    /// <summary>The largest report that is read, in bytes. Zoom's largest webinars stay well below.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>
    /// UTF-8 as Zoom writes it, with or without its mark; UTF-16, as spreadsheet programs save it, is known by its mark or by the
    /// empty byte in each letter. Any other encoding is refused: guessing would turn names into others.
    /// </summary>
    public static string Read(byte[] file)
    {
        if (file is []) throw FileEmpty();
        if (file.Length > MaxBytes) throw FileTooLarge(MaxBytes / 1024 / 1024);

        var text = Decode(file).TrimStart('\uFEFF');
        // Some reports have empty bytes strewn in.
        text = text.Replace("\0", "", StringComparison.Ordinal);
        return string.IsNullOrWhiteSpace(text) ? throw FileEmpty() : text;
    }

    private static string Decode(byte[] file)
    {
        if (file is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(file);
        if (file is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(file);

        var start = file.AsSpan(0, Math.Min(file.Length, 512));
        if (EmptyBytes(start, 1) > start.Length / 4) return Encoding.Unicode.GetString(file);
        if (EmptyBytes(start, 0) > start.Length / 4) return Encoding.BigEndianUnicode.GetString(file);

        try
        {
            return StrictUtf8.GetString(file);
        }
        catch (DecoderFallbackException unreadable)
        {
            throw FileNotUtf8(file.AsSpan(0, Math.Clamp(unreadable.Index, 0, file.Length)).Count((byte)'\n') + 1);
        }
    }

    private static int EmptyBytes(ReadOnlySpan<byte> bytes, int from)
    {
        var empty = 0;
        for (var at = from; at < bytes.Length; at += 2) empty += bytes[at] == 0 ? 1 : 0;
        return empty;
    }

    private static RuleViolationException FileEmpty() => new("attendance.file-empty");
    private static RuleViolationException FileTooLarge(int megabytes) => new("attendance.file-too-large", megabytes);
    private static RuleViolationException FileNotUtf8(int row) => new("attendance.file-not-utf8", row);
}
