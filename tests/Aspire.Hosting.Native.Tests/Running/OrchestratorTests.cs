using Aspire.Hosting.Running;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Aspire.Hosting.Tests.Running;

/// <summary>With Aspire's real orchestrator, which <c>./platform test</c> has fetched.</summary>
public sealed class OrchestratorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_in_order_what_the_application_says_and_ends_it()
    {
        using var application = new Application();
        var proof = Path.Combine(application.Folder.FullName, "proof");
        var step = application.Builder.AddExecutable("step", "sh", "/", "-c", "sleep 0.3; echo the step is done >$PROOF")
            .WithEnvironment("PROOF", proof);
        application.Builder.AddExecutable("server", "sh", "/", "-c", "cat $PROOF; echo $GREETING; exec sleep 600")
            .WithEnvironment("PROOF", proof)
            .WithEnvironment("GREETING", "good morning")
            .WaitForCompletion(step);
        int pid;
        await using (var host = application.Builder.Build())
        {
            await host.StartAsync(Cancel);
            var running = await host.Becomes("server", server => server.IsRunning);
            pid = running.Pid!.Value;

            // Not by the times that the orchestrator tells: it knows a start to a second or so.
            Assert.Equal(["the step is done", "good morning"], await LogOf(host, running.Name));
            Assert.True(File.Exists($"/proc/{pid}/cmdline"));

            await host.StopAsync(Cancel);
        }

        Assert.False(File.Exists($"/proc/{pid}/cmdline"));
        Assert.Empty(Directory.GetDirectories(Path.Combine(application.Folder.FullName, "sessions")));
    }

    [Fact]
    public async Task Stops_starts_and_restarts_one_resource()
    {
        using var application = new Application();
        application.Builder.AddExecutable("server", "sleep", "/", "600");
        await using var host = application.Builder.Build();
        await host.StartAsync(Cancel);
        var first = await host.Becomes("server", server => server.IsRunning);
        var commands = host.Services.GetRequiredService<ResourceCommandRunner>();

        Assert.Null(await commands.RunAsync("stop", "server", Cancel));
        await host.Becomes("server", server => server.HasEnded);
        Assert.Null(await commands.RunAsync("start", first.Name, Cancel));
        var second = await host.Becomes("server", server => server.IsRunning);
        Assert.Null(await commands.RunAsync("restart", "server", Cancel));
        var third = await host.Becomes("server", server => server.IsRunning && server.Pid != second.Pid);

        Assert.Distinct([first.Pid, second.Pid, third.Pid]);
        Assert.Equal(first.Name, third.Name);
        Assert.NotNull(await commands.RunAsync("start", "nobody", Cancel));
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task Says_why_a_program_did_not_start()
    {
        using var application = new Application();
        application.Builder.AddExecutable("server", "no-such-program", "/");
        await using var host = application.Builder.Build();
        await host.StartAsync(Cancel);

        var failed = await host.Becomes("server", server => server.State == ResourceState.FailedToStart);

        var log = string.Join('\n', await LogOf(host, failed.Name, withTimes: true));
        Assert.Contains("no-such-program", log, StringComparison.Ordinal);
        await host.StopAsync(Cancel);
    }

    [Fact]
    public async Task A_second_run_finds_the_data_of_the_first()
    {
        using var application = new Application();
        await WithDatabase(application.Builder, "create table kept as select 42 as answer");

        var found = await WithDatabase(
            DistributedApplication.CreateBuilder(new DistributedApplicationOptions
            {
                Args = [$"--PLATFORM_DATA={application.Folder.FullName}"],
                ProjectDirectory = AppContext.BaseDirectory,
                DisableDashboard = true,
            }),
            "select answer from kept");

        Assert.Equal(42, found);
    }

    private static async Task<object?> WithDatabase(IDistributedApplicationBuilder builder, string sql)
    {
        var database = builder.AddPostgres("postgres").AddDatabase("db", "kept_data");
        await using var host = builder.Build();
        await host.StartAsync(Cancel);
        try
        {
            await host.Becomes("db", now => now.IsHealthy);
            var address = await database.Resource.ConnectionStringExpression.GetValueAsync(Cancel);
            await using var connection = new NpgsqlConnection($"{address};Pooling=false");
            await connection.OpenAsync(Cancel);
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync(Cancel);
        }
        finally
        {
            await host.StopAsync(Cancel);
        }
    }

    private static async Task<List<string>> LogOf(DistributedApplication host, string instance, bool withTimes = false)
    {
        var lines = new List<string>();
        await foreach (var line in host.Services.GetRequiredService<ConsoleLog>().ReadAsync(instance, follow: false, Cancel))
            lines.Add(withTimes ? line.Text : line.Text[(line.Text.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

        return lines;
    }
}
