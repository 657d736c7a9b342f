using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Platform.Data;

/// <summary>
/// The service's own binary, called with <c>migrate</c>, before the service starts: its schema, the role it works
/// under, its templates, and its queues with their bindings. It alone has the owner's connection. May run again.
/// </summary>
public static class MigrationStep
{
    public const string Argument = "migrate";

    private static readonly TimeSpan BrokerPatience = TimeSpan.FromMinutes(1);

    /// <summary>Whether this process is the migration step; settings may follow the word, as <c>--Key=Value</c>.</summary>
    public static bool IsAskedFor(string[] args) => args is [Argument, ..];

    /// <summary>Runs the host, or the migration step if <paramref name="args"/> ask for it.</summary>
    /// <param name="seed">Writes what every database of the service holds from the start; must bear to be run again.</param>
    public static async Task RunOrMigrate<TDb>(
        this IHost app, string[] args, Func<TDb, IServiceProvider, CancellationToken, Task>? seed = null)
        where TDb : ServiceDb
    {
        if (!IsAskedFor(args))
        {
            await app.RunAsync();
            return;
        }

        var stop = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await Migrate(app.Services, seed, stop);
    }

    internal static async Task Migrate<TDb>(
        IServiceProvider services, Func<TDb, IServiceProvider, CancellationToken, Task>? seed, CancellationToken cancel)
        where TDb : ServiceDb
    {
        var service = services.GetRequiredService<ServiceName>().Value;
        var configuration = services.GetRequiredService<IConfiguration>();
        var password = configuration["Database:AppPassword"]
            ?? throw new InvalidOperationException(
                $"The setting Database:AppPassword is missing: the password of the role {Protection.RoleOf(service)}.");

        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.MigrateAsync(cancel);

        await db.Database.OpenConnectionAsync(cancel);
        var owner = (NpgsqlConnection)db.Database.GetDbConnection();
        await AuditTables.Prepare(owner, services.GetRequiredService<TimeProvider>().GetUtcNow(), cancel);
        await Protection.PrepareRole(owner, service, password, cancel);
        await Protection.Apply(db, owner, service, cancel);
        if (seed is not null) await seed(db, scope.ServiceProvider, cancel);

        // With DeployTopologyOnly set, starting the bus declares exchanges, queues and bindings, and consumes nothing.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(BrokerPatience);
        var bus = services.GetRequiredService<IBusControl>();
        await bus.StartAsync(patience.Token);
        await bus.StopAsync(patience.Token);
    }
}
