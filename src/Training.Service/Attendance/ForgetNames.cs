using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Training.Data;

namespace Platform.Training.Attendance;

/// <summary>
/// Removes the names and addresses of reports after 30 days. What became attendance stays, under the names of those enrolled; rows
/// that nobody has decided by then are nobody's.
/// </summary>
internal sealed partial class ForgetNames(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetNames> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), TimeProvider.System);
        while (await hourly.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var imports = await Once(scopes, clock.GetUtcNow(), stoppingToken);
                if (imports > 0) LogForgotten(imports);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailed(failure);
            }
        }
    }

    internal static async Task<int> Once(IServiceScopeFactory scopes, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - AttendanceImport.Kept;
        var forgotten = 0;
        foreach (var organization in await WithNames(scopes, since, cancel))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Enter(organization);
            var db = scope.ServiceProvider.GetRequiredService<TrainingDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE attendance_import_entries SET name = '', email = '' WHERE organization_id = {organization} AND import_id IN (
                    SELECT id FROM attendance_imports
                    WHERE organization_id = {organization} AND forgotten_at IS NULL AND uploaded_at < {since})
                """,
                cancel);
            forgotten += await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE attendance_imports SET forgotten_at = {now}, version = version + 1
                WHERE organization_id = {organization} AND forgotten_at IS NULL AND uploaded_at < {since}
                """,
                cancel);
            await transaction.CommitAsync(cancel);
        }

        return forgotten;
    }

    /// <summary>The organisations that keep such reports, read as the nation does: there is one today.</summary>
    private static async Task<List<Guid>> WithNames(IServiceScopeFactory scopes, DateTimeOffset since, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Enter(Guid.Empty, national: true);
        return await scope.ServiceProvider.GetRequiredService<TrainingDb>().AttendanceImports
            .Where(import => import.ForgottenAt == null && import.UploadedAt < since)
            .Select(import => import.OrganizationId)
            .Distinct()
            .ToListAsync(cancel);
    }

    [LoggerMessage(LogLevel.Information, "Removed the names and addresses of {Imports} attendance reports")]
    private partial void LogForgotten(int imports);

    [LoggerMessage(LogLevel.Error, "Removing names and addresses of attendance reports failed; it is tried again in an hour")]
    private partial void LogFailed(Exception failure);
}
