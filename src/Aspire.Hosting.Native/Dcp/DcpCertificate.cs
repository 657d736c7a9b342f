using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Aspire.Hosting.Data;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// The orchestrator's certificate for one run. It would make its own, but that takes it up to two seconds.
/// </summary>
internal static class DcpCertificate
{
    public static (string Certificate, string Key) WriteTo(string folder, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));

        using var certificate = request.CreateSelfSigned(now.AddMinutes(-5), now.AddYears(1));
        var paths = (Certificate: Path.Combine(folder, "certificate.pem"), Key: Path.Combine(folder, "key.pem"));
        OwnFile.Write(paths.Certificate, certificate.ExportCertificatePem());
        OwnFile.Write(paths.Key, key.ExportPkcs8PrivateKeyPem());
        return paths;
    }
}
