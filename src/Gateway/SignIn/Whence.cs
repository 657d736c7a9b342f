using System.Security.Claims;
using Platform.Data;
using Platform.Gateway.AccessTokens;
using Platform.Gateway.Keys;

namespace Platform.Gateway.SignIn;

/// <summary>What the edge alone can tell the audit trail of a request: the session or token, and a keyed hash of the address.</summary>
internal sealed class Whence(MasterKey master)
{
    private const string Purpose = "audit ip";

    public AuditEvent Of(AuditEvent line, HttpContext http) => line with
    {
        IpHash = http.Connection.RemoteIpAddress is { } address ? master.Fingerprint(address.ToString(), Purpose) : null,
        SessionId = http.User.FindFirstValue(Sessions.KeyClaim) is { } key
            ? Session.NameOf(Session.HashOf(key))
            : http.User.FindFirstValue(AccessTokenHandler.TokenId),
    };
}
