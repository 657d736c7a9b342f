using Microsoft.EntityFrameworkCore;
using Platform.Training.Data;

namespace Platform.Training.Sessions;

/// <summary>
/// Derives the instants of sessions to come anew, in the migration step, before each start of the service: a new release
/// of the zones' rules takes effect with a restart. Those whose instant comes out the same are not touched.
/// </summary>
internal static partial class DeriveInstants
{
    public static async Task OfSessions(TrainingDb db, IServiceProvider services, CancellationToken cancel)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DeriveInstants));
        var toCome = await db.Sessions.Where(session => session.StartsAt > now).ToListAsync(cancel);
        foreach (var session in toCome)
        {
            var before = session.StartsAt;
            session.DeriveInstant();
            if (session.StartsAt != before) LogDerived(log, session.Id);
        }

        await db.SaveChangesAsync(cancel);
    }

    [LoggerMessage(LogLevel.Information, "The zone's rules changed: session {SessionId} has a new instant")]
    private static partial void LogDerived(ILogger log, Guid sessionId);
}
