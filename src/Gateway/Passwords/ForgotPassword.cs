using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.Gateway.People;
using Platform.Gateway.SignIn;

namespace Platform.Gateway.Passwords;

/// <summary>The same answer whoever asks for whom: who has an account here is nobody's business.</summary>
internal static partial class ForgotPassword
{
    public static async Task<SeeOther> Handle(
        [FromForm] string? user,
        DirectoryDb db,
        ILookupNormalizer names,
        PublicAddress address,
        TimeProvider clock,
        ILogger<PasswordReset> log,
        CancellationToken cancel)
    {
        var name = names.NormalizeName((user ?? "").Trim());
        if (name.Length is 0 or > Person.MaxEmail) return new SeeOther("/password/forgot?code=missing");

        var now = clock.GetUtcNow();
        var (nameHash, (token, hash)) = (LockOut.HashOf(name), LinkTokens.Make());
        var person = await db.People
            .Where(known => known.SuspendedAt == null
                && db.Accounts.Any(account => account.Id == known.Id && account.NormalizedUserName == name))
            .SingleOrDefaultAsync(cancel);
        var asked = await db.PasswordResets.CountAsync(reset => reset.NameHash == nameHash && reset.ExpiresAt > now, cancel);
        if (asked >= PasswordReset.AtMost)
        {
            LogTooOften(log);
            return Sent;
        }

        var expiresAt = now + PasswordReset.Life;
        db.PasswordResets.Add(new PasswordReset
        {
            Hash = hash,
            NameHash = nameHash,
            PersonId = person?.Id,
            ExpiresAt = expiresAt,
        });
        if (person is not null)
            db.Mails.Add(Mail.To(
                person.Email,
                Letters.Get("Reset_Subject", person.Language),
                Letters.Get("Reset_Text", person.Language, person.GivenName, address.Of($"/password/reset/{token}")),
                now,
                uselessAfter: expiresAt));
        await db.SaveChangesAsync(cancel);
        return Sent;
    }

    private static SeeOther Sent => new("/password/forgot?code=sent");

    [LoggerMessage(LogLevel.Warning, "A new password was asked for too often by one name")]
    private static partial void LogTooOften(ILogger log);
}
