using Microsoft.EntityFrameworkCore;
using Platform.Gateway.Invitations;
using Platform.Gateway.SignIn;
using Platform.Gateway.Tokens;

namespace Platform.Gateway.Data;

/// <summary>Removes credentials that have served their time: sessions, lock-outs, invitations and
/// what they came from, and tokens a year after their last day.</summary>
internal sealed partial class RemoveSpent(IServiceScopeFactory scopes, CredentialClock clock, ILogger<RemoveSpent> log)
    : BackgroundService
{
    private const int KeepTokensDays = 365;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), TimeProvider.System);
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await Once(scope.ServiceProvider.GetRequiredService<DirectoryDb>(), clock.Now, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
    }

    internal static async Task Once(DirectoryDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var (idleSince, begunBefore, triedBefore) = (now - Session.Idle, now - Session.AtMost, now - LockOut.Length);
        var expiredBefore = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-KeepTokensDays);
        await db.Sessions
            .Where(session => session.SeenAt <= idleSince || session.SignedInAt <= begunBefore)
            .ExecuteDeleteAsync(cancel);
        var (fileBefore, invitedBefore) = (now - InvitationFile.Keep, now - Invitation.Keep);
        await db.PasswordResets.Where(reset => reset.ExpiresAt <= now).ExecuteDeleteAsync(cancel);
        await db.InvitationFiles.Where(file => file.At <= fileBefore).ExecuteDeleteAsync(cancel);
        await db.Invitations.Where(invitation => invitation.ExpiresAt <= invitedBefore).ExecuteDeleteAsync(cancel);
        await db.LockOuts.Where(lockOut => lockOut.LastAt <= triedBefore).ExecuteDeleteAsync(cancel);
        await db.AccessTokens.Where(token => token.ExpiresOn < expiredBefore).ExecuteDeleteAsync(cancel);
    }

    [LoggerMessage(LogLevel.Error, "Spent credentials could not be removed; it is tried again in an hour")]
    private partial void LogFailed(Exception failure);
}
