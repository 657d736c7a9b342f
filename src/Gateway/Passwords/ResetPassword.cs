using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Domain;
using Platform.Gateway.Data;
using Platform.Gateway.Edge;
using Platform.Gateway.People;
using Platform.Gateway.SignIn;

namespace Platform.Gateway.Passwords;

/// <summary>Another password, by the mailed link: all sessions end, and the name is locked no more.</summary>
internal static partial class ResetPassword
{
    public const string Cookie = "reset";

    /// <summary>The mailed link: on to the page, with the token in a cookie instead of the address.</summary>
    public static SeeOther Open(string token, HttpContext http, PublicUrl url)
    {
        if (token.Length <= LinkTokens.MaxText) LinkTokens.Remember(http, url, Cookie, token);
        return new SeeOther("/password/reset");
    }

    public static async Task<SeeOther> Handle(
        [FromForm] string? password,
        DirectoryDb db,
        UserManager<Account> accounts,
        IPasswordHasher<Account> hasher,
        PublicUrl url,
        TimeProvider clock,
        HttpContext http,
        ILogger<PasswordReset> log,
        CancellationToken cancel)
    {
        try
        {
            PasswordRules.Require(password ?? "");
        }
        catch (RuleViolationException)
        {
            return Back("short");
        }

        var now = clock.GetUtcNow();
        if (LinkTokens.Remembered(http, url, Cookie) is not { } hash) return Back("gone");

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // In one statement: of two posts at the same moment one uses it.
        var used = await db.PasswordResets
            .Where(reset => reset.Hash == hash && reset.UsedAt == null && reset.ExpiresAt > now)
            .ExecuteUpdateAsync(reset => reset.SetProperty(r => r.UsedAt, now), cancel);
        var account = await db.Accounts.SingleOrDefaultAsync(
            known => db.PasswordResets.Any(reset => reset.Hash == hash && reset.PersonId == known.Id)
                && db.People.Any(person => person.Id == known.Id && person.SuspendedAt == null),
            cancel);
        if (used == 0 || account is null) return Back("gone");

        account.PasswordHash = hasher.HashPassword(account, password!);
        await accounts.UpdateSecurityStampAsync(account);
        db.Audit.Add(AuditEvent.Of(account.Id, AuditAction.Update, "password"));
        await db.SaveChangesAsync(cancel);
        await db.Sessions.Where(session => session.PersonId == account.Id).ExecuteDeleteAsync(cancel);
        await LockOut.Forget(db, LockOut.HashOf(account.NormalizedUserName!), cancel);
        // Other links that were asked for are of no use either.
        await db.PasswordResets
            .Where(reset => reset.PersonId == account.Id && reset.UsedAt == null)
            .ExecuteUpdateAsync(reset => reset.SetProperty(r => r.UsedAt, now), cancel);
        await transaction.CommitAsync(cancel);

        LinkTokens.Forget(http, url, Cookie);
        LogReset(log, account.Id);
        return new SeeOther("/sign-in?code=reset");
    }

    private static SeeOther Back(string code) => new($"/password/reset{QueryString.Create("code", code)}");

    [LoggerMessage(LogLevel.Information, "Person {PersonId} has another password")]
    private static partial void LogReset(ILogger log, Guid personId);
}
