using System.Collections.Concurrent;
using System.Net.Http.Headers;
using MassTransit;
using MassTransit.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Data;
using Xunit;

namespace Platform.Testing;

/// <summary>
/// The real service, as its application role, over a database of its own that its real migration step has made; it
/// validates real tokens. Only the broker is in memory and the clock stands still. Derive one public class for each
/// service and give it to test classes as <c>IClassFixture</c>: see README.md.
/// </summary>
/// <typeparam name="TProgram">The service's <c>Program</c>.</typeparam>
/// <param name="service">The service's name, as in its connection string.</param>
/// <param name="realBroker">
/// Whether the service talks to a real RabbitMQ, in a virtual host of its own whose queues the migration step has made.
/// Both servers are then at the end of a <see cref="Cable"/> that a test may pull.
/// </param>
public abstract class ServiceApp<TProgram>(string service, bool realBroker = false)
    : WebApplicationFactory<TProgram>, IAsyncLifetime
    where TProgram : class
{
    private const string AppPassword = "only-for-tests";

    // A database is migrated once for all test classes of a process, and copied for each.
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Migrated = new();

    private TestTokens _tokens = null!;

    public FakeClock Clock { get; } = new();

    /// <summary>The broker in memory: what was published and consumed.</summary>
    public ITestHarness Bus => Services.GetTestHarness();

    /// <summary>The connection string of the database's owner, who sees every organisation's rows.</summary>
    public string Owner { get; private set; } = null!;

    /// <summary>The virtual host on the real broker, past the cable.</summary>
    public Uri VirtualHost { get; private set; } = null!;

    /// <summary>The cable to PostgreSQL, of a service with a real broker.</summary>
    public Cable DatabaseCable { get; private set; } = null!;

    /// <summary>The cable to the real broker.</summary>
    public Cable BrokerCable { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        var server = await PostgresServer.Shared;
        _tokens = await TestTokens.Shared;
        if (realBroker)
        {
            VirtualHost = await (await RabbitServer.Shared).CreateVirtualHost(service);
            Owner = await server.CreateDatabase(service);
            var database = new NpgsqlConnectionStringBuilder(Owner);
            DatabaseCable = new Cable(database.Host!, database.Port);
            BrokerCable = new Cable(VirtualHost.Host, VirtualHost.Port);
            await Migrate(Owner);
        }
        else
        {
            var template = await Migrated.GetOrAdd(service, _ => new(() => Template(server))).Value;
            Owner = await server.CreateDatabase(service, copyOf: template);
        }

        StartServer();
    }

    /// <summary>A client without a token.</summary>
    public HttpClient CreateAnonymousClient() => CreateClient(
        // The address is another than usual where the service listens at a port.
        new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });

    /// <summary>A client that calls as somebody.</summary>
    public HttpClient CreateClient(TestCaller caller)
    {
        var client = CreateAnonymousClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.For(caller));
        return client;
    }

    /// <summary>
    /// Looks into the service's database as the service does: in the name of an organisation, or of none (platform and
    /// shared tables only). A write is allowed, to make what a test starts from.
    /// </summary>
    public async Task<T> Query<TDb, T>(Guid? organizationId, Func<TDb, Task<T>> query)
        where TDb : ServiceDb
    {
        await using var scope = Services.CreateAsyncScope();
        if (organizationId is { } id) scope.ServiceProvider.GetRequiredService<Tenant>().Enter(id);
        return await query(scope.ServiceProvider.GetRequiredService<TDb>());
    }

    /// <summary>
    /// Delivers an event as the broker would and waits until it has been handled, whether well or not. The same
    /// <paramref name="messageId"/> again is the same message again.
    /// </summary>
    /// <returns>The message's id.</returns>
    public async Task<Guid> Deliver<TEvent>(TEvent happened, Guid? messageId = null)
        where TEvent : class
    {
        var id = messageId ?? NewId();
        var handled = new Handled(id);
        using var watching = Bus.Bus.ConnectReceiveObserver(handled);
        await Bus.Bus.Publish(happened, context => context.MessageId = id);
        await handled.Once.WaitAsync(TimeSpan.FromSeconds(20));
        return id;
    }

    /// <summary>A fresh id, in the order of time.</summary>
    public Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    /// <summary>Opens the database as its owner.</summary>
    public async Task<NpgsqlConnection> OpenAsOwner()
    {
        var connection = new NpgsqlConnection(Owner);
        await connection.OpenAsync();
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        DatabaseCable?.Dispose();
        BrokerCable?.Dispose();
        if (Owner is not null) await (await PostgresServer.Shared).DropDatabase(Owner);
        if (VirtualHost is not null) await (await RabbitServer.Shared).DeleteVirtualHost(VirtualHost);
        GC.SuppressFinalize(this);
    }

    /// <summary>Settings and services beyond the usual; call the base.</summary>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting($"ConnectionStrings:{service}", AppConnection);
        builder.UseSetting("ConnectionStrings:rabbitmq", BrokerAddress);
        builder.UseSetting("Tokens:Jwks", _tokens.KeySet);
        builder.UseSetting("PublicUrl", "http://localhost:8080");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            if (!realBroker) services.AddMassTransitTestHarness();
        });
    }

    /// <summary>The service's own connection string, as its application role.</summary>
    protected string AppConnection
    {
        get
        {
            var app = new NpgsqlConnectionStringBuilder(PostgresServer.As(Owner, $"{service}_app", AppPassword))
            {
                Pooling = true,
            };
            if (DatabaseCable is not null) (app.Host, app.Port) = ("127.0.0.1", DatabaseCable.Port);
            return app.ConnectionString;
        }
    }

    private string BrokerAddress => VirtualHost is null
        ? "amqp://nobody@127.0.0.1:1"
        : new UriBuilder(VirtualHost) { Host = "127.0.0.1", Port = BrokerCable.Port }.Uri.AbsoluteUri;

    /// <summary>Settings that the service's migration step needs beyond the usual.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> MigrationSettings => [];

    private async Task<string> Template(PostgresServer server)
    {
        var owner = await server.CreateDatabase($"{service}_template");
        await Migrate(owner);
        return owner;
    }

    /// <summary>Runs the service's real migration step, over the real broker if there is one.</summary>
    protected async Task Migrate(string owner)
    {
        var settings = new Dictionary<string, string>(MigrationSettings)
        {
            [$"ConnectionStrings:{service}"] = owner,
            ["ConnectionStrings:rabbitmq"] = BrokerAddress,
            ["Database:AppPassword"] = AppPassword,
            ["Logging:LogLevel:Default"] = "Warning",
        };
        string[] arguments = [MigrationStep.Argument, .. settings.Select(setting => $"--{setting.Key}={setting.Value}")];
        await EntryPoint.Run(typeof(TProgram).Assembly, arguments, host =>
        {
            if (!realBroker) host.ConfigureServices((_, services) => services.AddMassTransitTestHarness());
        });
    }

    /// <summary>Knows when a queue is done with a message. The harness's list of what was consumed has each message once.</summary>
    private sealed class Handled(Guid messageId) : IReceiveObserver
    {
        private readonly TaskCompletionSource _handled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Once => _handled.Task;

        public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

        public Task PostReceive(ReceiveContext context) => Tell(context);

        public Task ReceiveFault(ReceiveContext context, Exception exception) => Tell(context);

        public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
            where T : class => Task.CompletedTask;

        public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
            where T : class => Task.CompletedTask;

        private Task Tell(ReceiveContext context)
        {
            if (context.GetMessageId() == messageId) _handled.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
