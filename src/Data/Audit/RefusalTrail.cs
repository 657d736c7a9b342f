using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Platform.Data;

/// <summary>
/// Writes what was refused, in a transaction of its own: the command's has come to nothing. A line that cannot be
/// written does not turn the refusal into something else; it is an error in the log.
/// </summary>
public sealed partial class RefusalTrail(IServiceScopeFactory scopes, ILogger<RefusalTrail> log)
{
    public async Task Write(AuditEvent refused)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ServiceDb>();
            db.Audit.Add(refused);
            // Whoever was refused may have gone; the line is written all the same.
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogNotWritten(failure, refused.ActorId, refused.ResourceType);
        }
    }

    [LoggerMessage(LogLevel.Error, "A refusal to person {PersonId} ({ResourceType}) could not be written to the audit trail")]
    private partial void LogNotWritten(Exception failure, Guid? personId, string resourceType);
}
