using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Platform.Data;

namespace Platform.Testing;

/// <summary>How PostgreSQL would answer a query for the application's role, with its row-level security.</summary>
public static class QueryPlan
{
    /// <summary>The plan of <paramref name="query"/> in the organisation that <paramref name="db"/> works for.</summary>
    public static async Task<string> Of<T>(ServiceDb db, IQueryable<T> query, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await using var command = query.CreateDbCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = $"EXPLAIN (COSTS OFF) {command.CommandText}";
        await using var lines = await command.ExecuteReaderAsync(cancel);
        List<string> plan = [];
        while (await lines.ReadAsync(cancel)) plan.Add(lines.GetString(0));
        return string.Join('\n', plan);
    }
}
