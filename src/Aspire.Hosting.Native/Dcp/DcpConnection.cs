using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Aspire.Hosting.Dcp;

/// <summary>How to reach the orchestrator, read from the file that it writes when it is up.</summary>
internal sealed partial record DcpConnection(Uri Server, string Token, X509Certificate2 Authority)
{
    public static DcpConnection Parse(string kubeconfig)
    {
        var authority = Encoding.UTF8.GetString(Convert.FromBase64String(Value(kubeconfig, "certificate-authority-data")));
        return new DcpConnection(
            new Uri(Value(kubeconfig, "server")), Value(kubeconfig, "token"), X509Certificate2.CreateFromPem(authority));
    }

    // The file is YAML, of which three flat values are wanted.
    private static string Value(string kubeconfig, string key) =>
        Lines().Matches(kubeconfig).FirstOrDefault(line => line.Groups["key"].Value == key)?.Groups["value"].Value
        ?? throw new InvalidOperationException($"The orchestrator's kubeconfig has no '{key}'.");

    [GeneratedRegex(@"(?<key>[a-z-]+):[ \t]+(?<value>\S+)")]
    private static partial Regex Lines();
}
