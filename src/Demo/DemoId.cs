using System.Security.Cryptography;
using System.Text;

namespace Platform.Demo;

/// <summary>
/// Ids that are the same in each run: what an earlier run made, whole or half, is found again instead of made twice.
/// They are version 7, as all ids of the platform, with a fixed time and the name's hash where others have chance.
/// </summary>
internal static class DemoId
{
    private static readonly DateTimeOffset Time = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    /// <param name="name">What the id stands for, as <c>site/two-rivers/eastside</c>. Renaming it makes a new thing.</param>
    public static Guid Of(string name)
    {
        Span<byte> id = stackalloc byte[16];
        SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16).CopyTo(id);
        var milliseconds = Time.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++) id[i] = (byte)(milliseconds >> (40 - 8 * i));
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }
}
