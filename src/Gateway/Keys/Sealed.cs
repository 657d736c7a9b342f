using System.Security.Cryptography;
using System.Text;

namespace Platform.Gateway.Keys;

/// <summary>AES-256-GCM with a random nonce, laid out as nonce, tag, cipher text. What it is for is authenticated too.</summary>
internal static class Sealed
{
    private static readonly int Nonce = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int Tag = AesGcm.TagByteSizes.MaxSize;

    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> secret, string purpose)
    {
        var result = new byte[Nonce + Tag + secret.Length];
        RandomNumberGenerator.Fill(result.AsSpan(0, Nonce));
        using var aes = new AesGcm(key, Tag);
        aes.Encrypt(
            result.AsSpan(0, Nonce),
            secret,
            result.AsSpan(Nonce + Tag),
            result.AsSpan(Nonce, Tag),
            Encoding.UTF8.GetBytes(purpose));
        return result;
    }

    /// <exception cref="CryptographicException">Another key, another purpose, or somebody has changed it.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> sealedSecret, string purpose)
    {
        if (sealedSecret.Length < Nonce + Tag) throw new CryptographicException("The sealed secret is too short.");

        var secret = new byte[sealedSecret.Length - Nonce - Tag];
        using var aes = new AesGcm(key, Tag);
        aes.Decrypt(
            sealedSecret[..Nonce],
            sealedSecret[(Nonce + Tag)..],
            sealedSecret.Slice(Nonce, Tag),
            secret,
            Encoding.UTF8.GetBytes(purpose));
        return secret;
    }
}
