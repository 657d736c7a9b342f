using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Domain;

namespace Platform.Gateway.Data;

/// <summary>What must be unique is decided by the database; its refusal becomes one of ours.</summary>
internal static class Taken
{
    /// <summary>Saves, and says what was there already: by the constraint that refused it.</summary>
    public static async Task SaveNew(
        this DirectoryDb db,
        CancellationToken cancel,
        params IEnumerable<(string Constraint, RuleViolationException Refusal)> taken)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure.InnerException is PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation,
        } broken)
        {
            var known = taken.FirstOrDefault(one => one.Constraint == broken.ConstraintName);
            throw known.Refusal ?? (Exception)failure;
        }
    }
}
