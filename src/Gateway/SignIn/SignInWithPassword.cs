using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.Gateway.People;
using Platform.Gateway.Tokens;

namespace Platform.Gateway.SignIn;

/// <summary>
/// A name that nobody has and a wrong password get the same answer after the same work: who has an account here is
/// nobody's business.
/// </summary>
internal sealed partial class SignInWithPassword(
    DirectoryDb db,
    IPasswordHasher<Account> hasher,
    SignInWithPassword.Nobody nobody,
    ILookupNormalizer names,
    CredentialClock clock,
    RefusalTrail refusals,
    Whence whence,
    ILogger<SignInWithPassword> log)
{
    /// <summary>Longer passwords are not looked at: hashing them would be the caller's way to keep us busy.</summary>
    public const int MaxPassword = 256;

    private static readonly Account Somebody = new();

    public static async Task<SeeOther> Handle(
        [FromForm] string? user,
        [FromForm] string? password,
        [FromForm] string? returnTo,
        SignInWithPassword signIn,
        Sessions sessions,
        HttpContext http,
        CancellationToken cancel)
    {
        var local = ReturnTo.IsLocal(returnTo) ? returnTo : null;
        var (refusal, account) = await signIn.Try(user ?? "", password ?? "", http, cancel);
        if (account is null)
        {
            var query = QueryString.Create("code", refusal!);
            return new SeeOther($"/sign-in{(local is null ? query : query.Add("returnTo", local))}");
        }

        await sessions.Begin(http, account, cancel);
        return new SeeOther(local ?? "/");
    }

    private async Task<(string? Refusal, Account? Account)> Try(
        string user, string password, HttpContext http, CancellationToken cancel)
    {
        var name = names.NormalizeName(user.Trim());
        if (name.Length is 0 or > Person.MaxEmail || password.Length is 0 or > MaxPassword) return ("wrong", null);

        var nameHash = LockOut.HashOf(name);
        if (!await LockOut.TryPay(db, nameHash, clock.Now, cancel))
        {
            LogLocked();
            await Note(http, null, AuditOutcome.Denied, "locked");
            return ("locked", null);
        }

        var account = await db.Accounts.SingleOrDefaultAsync(known => known.NormalizedUserName == name, cancel);
        var verified = hasher.VerifyHashedPassword(
            account ?? Somebody, account?.PasswordHash ?? nobody.PasswordHash, password);
        if (account is null || verified is PasswordVerificationResult.Failed)
        {
            LogWrong(account?.Id);
            await Note(http, account?.Id, AuditOutcome.Refused, "wrong");
            return ("wrong", null);
        }

        await LockOut.Forget(db, nameHash, cancel);
        if (verified is PasswordVerificationResult.SuccessRehashNeeded)
        {
            account.PasswordHash = hasher.HashPassword(account, password);
            await db.SaveChangesAsync(cancel);
        }

        // Only who knows the password learns it.
        if (await db.People.AnyAsync(person => person.Id == account.Id && person.SuspendedAt != null, cancel))
        {
            LogSuspended(account.Id);
            await Note(http, account.Id, AuditOutcome.Denied, "suspended");
            return ("suspended", null);
        }

        LogSignedIn(account.Id);
        return (null, account);
    }

    private Task Note(HttpContext http, Guid? personId, AuditOutcome outcome, string reason) => refusals.Write(
        whence.Of(AuditEvent.Of(personId, AuditAction.Create, "session"), http) with
        {
            Outcome = outcome,
            ReasonCodes = [$"sign-in.{reason}"],
        });

    /// <summary>Has a password that takes as long to compare as anybody's.</summary>
    internal sealed class Nobody(IOptions<PasswordHasherOptions> hashing)
    {
        public string PasswordHash { get; } = new PasswordHasher<Account>(hashing).HashPassword(Somebody, nameof(Nobody));
    }

    [LoggerMessage(LogLevel.Information, "Person {PersonId} signed in")]
    private partial void LogSignedIn(Guid personId);

    [LoggerMessage(LogLevel.Warning, "A sign-in was refused: wrong name or password (person {PersonId})")]
    private partial void LogWrong(Guid? personId);

    [LoggerMessage(LogLevel.Warning, "A sign-in was refused: person {PersonId} is suspended")]
    private partial void LogSuspended(Guid personId);

    [LoggerMessage(LogLevel.Warning, "A sign-in was refused: the name is locked")]
    private partial void LogLocked();
}
