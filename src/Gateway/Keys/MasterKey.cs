using System.Security.Cryptography;
using System.Text;

namespace Platform.Gateway.Keys;

/// <summary>
/// The key on which all encryption in the directory hangs: 32 random bytes in <c>Keys:Directory/master.key</c>, outside
/// repository and database. Made by whoever comes first; a copy of the database without it signs nothing.
/// </summary>
internal sealed class MasterKey
{
    public const string FileName = "master.key";
    private const int Length = 32;
    private readonly byte[] _key;

    private MasterKey(byte[] key) => _key = key;

    public static MasterKey In(string directory)
    {
        var file = Path.Combine(directory, FileName);
        if (!File.Exists(file)) Make(directory, file);

        var key = File.ReadAllBytes(file);
        return key.Length == Length
            ? new MasterKey(key)
            : throw new InvalidOperationException(
                $"{file} is not a master key of {Length} bytes. Put the right file back: what was encrypted with it "
                + "cannot be read with another.");
    }

    /// <param name="purpose">What the secret is: it opens under the same purpose only, so that one cannot pass for another.</param>
    public byte[] Seal(ReadOnlySpan<byte> secret, string purpose) => Sealed.Seal(_key, secret, purpose);

    public byte[] Open(ReadOnlySpan<byte> sealedSecret, string purpose) => Sealed.Open(_key, sealedSecret, purpose);

    /// <summary>
    /// A keyed hash of what should be recognised and not read: without the key an address of the internet is found by trying all of them.
    /// </summary>
    public byte[] Fingerprint(string text, string purpose) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{purpose}\0{text}"))[..16];

    /// <summary>Whole or not at all, and never over another's: two processes that start together agree on one key.</summary>
    private static void Make(string directory, string file)
    {
        Directory.CreateDirectory(directory);
        var draft = Path.Combine(directory, $".{FileName}.{Path.GetRandomFileName()}");
        var owners = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) owners.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, owners)) stream.Write(RandomNumberGenerator.GetBytes(Length));
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
