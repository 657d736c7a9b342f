using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Platform.Gateway.Keys;

/// <summary>Encrypts the keys of cookies where they lie, with the master key, as Data Protection asks for.</summary>
internal sealed class SealedByMasterKey(MasterKey master) : IXmlEncryptor
{
    private const string Purpose = "data protection key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var secret = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var text = Convert.ToBase64String(master.Seal(secret, Purpose));
        return new EncryptedXmlInfo(new XElement("sealedByMasterKey", text), typeof(Opener));
    }

    /// <summary>Made by Data Protection itself, from the type's name in the key's file.</summary>
    internal sealed class Opener(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement) => XElement.Parse(Encoding.UTF8.GetString(
            services.GetRequiredService<MasterKey>().Open(Convert.FromBase64String(encryptedElement.Value), Purpose)));
    }
}
