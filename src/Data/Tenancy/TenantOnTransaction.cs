using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Platform.Data;

/// <summary>
/// Tells PostgreSQL the tenant at the start of each transaction. It is never done by a prefix inside a save: that
/// shifts Npgsql's count of changed rows by one statement, and a lost update passes for a good one.
/// </summary>
internal sealed class TenantOnTransaction : DbTransactionInterceptor
{
    public override DbTransaction TransactionStarted(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        using var command = SetLocal(connection, eventData, result);
        command?.ExecuteNonQuery();
        return result;
    }

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default)
    {
        await using var command = SetLocal(connection, eventData, result);
        if (command is not null) await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    private static DbCommand? SetLocal(DbConnection connection, TransactionEndEventData data, DbTransaction started)
    {
        if ((data.Context as ServiceDb)?.Tenant.SetLocal() is not { } text) return null;

        var command = connection.CreateCommand();
        command.Transaction = started;
        command.CommandText = text;
        return command;
    }
}
