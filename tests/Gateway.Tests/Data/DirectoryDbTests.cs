using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Platform.Gateway.Data;
using Platform.Gateway.Tests.Support;
using Platform.Testing;

namespace Platform.Gateway.Tests.Data;

public sealed class DirectoryDbTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    [Fact]
    public async Task Every_table_is_the_platforms()
    {
        await using var owner = await app.OpenAsOwner();
        var lines = await app.Query(db => TenantWall.Describe(owner, db.Model));

        Assert.Equal(
            [
                "accounts", "audit_event", "audit_seal", "audit_unsealed", "envelope_keys", "handled_commands", "inbox",
                "invitation_files", "invitations", "lock_outs", "mail", "memberships", "organizations", "outbox",
                "password_resets", "people", "personal_access_tokens", "sessions", "signing_keys", "sites",
            ],
            lines.Select(line => line.Split(": ")[0]));
        Assert.All(lines, line => Assert.EndsWith(": platform", line, StringComparison.Ordinal));
    }

    [Fact]
    public void The_migrations_make_the_model_that_there_is()
    {
        using var db = new DirectoryDbFactory().CreateDbContext([]);

        Assert.False(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.HasPendingModelChanges(db.Database));
    }
}

public sealed class DirectoryAwayTests(DirectoryAwayTests.SilentGateway app) : IClassFixture<DirectoryAwayTests.SilentGateway>
{
    public sealed class SilentGateway : GatewayApp
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddLogging(logging => logging.ClearProviders()));
        }
    }

    [Fact]
    public async Task While_the_database_is_away_one_may_try_again_and_assets_are_served()
    {
        var database = new NpgsqlConnectionStringBuilder(app.Owner).Database;
        await using (var server = NpgsqlDataSource.Create((await PostgresServer.Shared).Owner))
        await using (var close = server.CreateCommand($"""
            ALTER DATABASE "{database}" WITH ALLOW_CONNECTIONS false;
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}';
            """))
            await close.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var response = await app.Administrator().Get("/directory/me");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("request.unavailable", await response.Code());
        Assert.NotNull(response.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, (await app.Outside().Get("/site.css")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Outside().Get("/")).StatusCode);
    }
}
