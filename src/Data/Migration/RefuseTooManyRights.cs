using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Platform.Data;

/// <summary>
/// Refuses to start a service whose database role could read past row-level security: a superuser, one that bypasses
/// it, the owner of a table, or one that can become the owner.
/// </summary>
internal sealed class RefuseTooManyRights(NpgsqlDataSource database) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("""
            SELECT rolname, rolsuper, rolbypassrls, EXISTS (
                SELECT FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm') AND pg_has_role(relowner, 'MEMBER'))
            FROM pg_roles WHERE rolname = current_user
            """);
        await using var role = await command.ExecuteReaderAsync(cancellationToken);
        await role.ReadAsync(cancellationToken);
        if (role.GetBoolean(1) || role.GetBoolean(2) || role.GetBoolean(3))
            throw new InvalidOperationException(
                $"The database role {role.GetString(0)} may do more than this service needs (superuser, bypass of "
                + "row-level security, or owner of tables). Give the service the connection of its application role.");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
