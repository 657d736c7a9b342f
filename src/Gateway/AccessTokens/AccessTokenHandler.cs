using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Platform.Gateway.Data;
using Platform.Gateway.Tokens;
using Platform.ServiceDefaults;

namespace Platform.Gateway.AccessTokens;

/// <summary>
/// <c>Authorization: Bearer pat_…</c> on the public port. The platform's own tokens are not taken there: what a service
/// was given is worth nothing outside.
/// </summary>
internal sealed class AccessTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Lookups directory,
    CredentialClock clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "personal-access-token";

    /// <summary>Which token it was: limits are counted by token.</summary>
    public const string TokenId = "token";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return Refused;

        var text = header[Bearer.Length..].Trim();
        if (!text.StartsWith(PersonalAccessToken.Prefix, StringComparison.Ordinal)
            || text.Length > PersonalAccessToken.MaxText) return Refused;

        var found = await directory.AccessTokens.Find(
            new Hash(PersonalAccessToken.HashOf(text)), Context.RequestAborted);
        if (found is null) return Refused;

        Context.Features.Set(new StandingsFound(found.Standings));
        var today = DateOnly.FromDateTime(clock.Now.UtcDateTime);
        if (found.LastUsedOn != today) await NoteUse(found.Id, today);

        var identity = new ClaimsIdentity(
            [
                new Claim(PlatformClaims.Subject, found.PersonId.ToString()),
                new Claim(TokenId, found.Id.ToString()),
            ],
            SchemeName,
            PlatformClaims.Subject,
            PlatformClaims.Roles);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    /// <summary>By the day, so that a busy token writes once and not with each request.</summary>
    private Task<int> NoteUse(Guid tokenId, DateOnly today) => Context.RequestServices.GetRequiredService<DirectoryDb>().AccessTokens
        .Where(token => token.Id == tokenId)
        .ExecuteUpdateAsync(token => token.SetProperty(t => t.LastUsedOn, today), Context.RequestAborted);

    private static AuthenticateResult Refused { get; } =
        AuthenticateResult.Fail("Not a personal access token that is good today.");
}
