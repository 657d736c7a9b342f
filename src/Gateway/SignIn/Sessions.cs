using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.Gateway.People;
using Platform.Gateway.Tokens;
using Platform.ServiceDefaults;

namespace Platform.Gateway.SignIn;

/// <summary>
/// Begins, looks up and ends sessions. They are kept here and the cookie has their key, so that signing out, another
/// password or fifteen quiet minutes end them for every copy of the cookie, and not only in a well-behaved browser.
/// </summary>
internal sealed class Sessions(DirectoryDb db, CredentialClock clock, Whence whence)
{
    public const string KeyClaim = "session";
    private const int KeyBytes = 32;

    /// <summary>Signs the browser in under a key of its own: one that was planted in it before is worth nothing.</summary>
    public async Task Begin(HttpContext http, Account account, CancellationToken cancel)
    {
        await EndCurrent(http, cancel);
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(KeyBytes));
        var now = clock.Now;
        var hash = Session.HashOf(key);
        db.Audit.Add(whence.Of(AuditEvent.Of(account.Id, AuditAction.Create, "session"), http) with { SessionId = Session.NameOf(hash) });
        db.Sessions.Add(new Session
        {
            Hash = hash,
            PersonId = account.Id,
            SecurityStamp = account.SecurityStamp!,
            SignedInAt = now,
            SeenAt = now,
        });
        await db.SaveChangesAsync(cancel);
        await http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            new ClaimsPrincipal(new ClaimsIdentity(
                [new Claim(PlatformClaims.Subject, account.Id.ToString()), new Claim(KeyClaim, key)],
                CookieAuthenticationDefaults.AuthenticationScheme,
                PlatformClaims.Subject,
                PlatformClaims.Roles)));
    }

    public async Task End(HttpContext http, CancellationToken cancel)
    {
        await EndCurrent(http, cancel);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>Looks with each request whether the cookie's session still is one.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (context.Principal?.FindFirstValue(KeyClaim) is not { } key)
        {
            context.RejectPrincipal();
            return;
        }

        var hash = Session.HashOf(key);
        var session = await services.GetRequiredService<Lookups>().Sessions.Find(new Hash(hash), context.HttpContext.RequestAborted);
        if (session is null)
        {
            context.RejectPrincipal();
            return;
        }

        context.HttpContext.Features.Set(new StandingsFound(session.Standings));
        if (services.GetRequiredService<CredentialClock>().Now - session.SeenAt >= Session.SeenEvery)
            await services.GetRequiredService<Sessions>().NoteSeen(hash, context.HttpContext.RequestAborted);
    }

    private async Task NoteSeen(byte[] hash, CancellationToken cancel)
    {
        var now = clock.Now;
        await db.Sessions
            .Where(session => session.Hash == hash && session.SeenAt < now)
            .ExecuteUpdateAsync(session => session.SetProperty(s => s.SeenAt, now), cancel);
    }

    private async Task EndCurrent(HttpContext http, CancellationToken cancel)
    {
        if (http.User.FindFirstValue(KeyClaim) is not { } key) return;

        var hash = Session.HashOf(key);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Sessions.Where(session => session.Hash == hash).ExecuteDeleteAsync(cancel) == 0) return;

        var personId = Guid.Parse(http.User.FindFirstValue(PlatformClaims.Subject)!);
        db.Audit.Add(whence.Of(AuditEvent.Of(personId, AuditAction.Delete, "session"), http));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }
}
