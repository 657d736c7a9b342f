using MassTransit;
using MassTransit.Middleware;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Platform.Domain;
using Platform.ServiceDefaults;

namespace Platform.Data;

/// <summary>The name of the service: of its database, its role and its queues.</summary>
internal sealed record ServiceName(string Value);

/// <summary>What every service's database and bus do alike.</summary>
public static class ServiceData
{
    private const int PoolSize = 20;

    /// <summary>
    /// Adds the service's database and its bus, the outbox and inbox that join the two, and its mail.
    /// </summary>
    /// <param name="service">The name of the connection string, and the prefix of the queues and of the role.</param>
    /// <param name="args">The process's arguments: with <see cref="MigrationStep.Argument"/> nothing is consumed or relayed.</param>
    /// <param name="consumers">The consumers, whose class names name the queues.</param>
    public static void AddServiceData<TDb>(
        this IHostApplicationBuilder builder,
        string service,
        string[] args,
        Action<IBusRegistrationConfigurator>? consumers = null)
        where TDb : ServiceDb
    {
        var migrating = MigrationStep.IsAskedFor(args);
        builder.Services.AddSingleton(new ServiceName(service));
        builder.Services.AddScoped<Tenant>();
        builder.AddDatabase<TDb>(service);
        builder.AddRefusals<ServiceDb>("Platform.Data.Refusals");
        builder.Services.ConfigureAll<OpenApiOptions>(document => document.AddOperationTransformer<DescribeCommands>());
        builder.Services.AddExceptionHandler<ChangedMeanwhileHandler>();
        builder.Services.AddExceptionHandler<UnavailableHandler>();
        builder.Services.AddSingleton<RefusalTrail>();
        // For consumers, which the migration step has as well: it declares their queues.
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddSingleton<ServiceQueues>();
        builder.Services.AddSingleton<Broker>();
        builder.Services.AddNationalPolicy(OperationsApi.Policy, Roles.Operations);
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, NoteRefusals.OfAuthorization>();
        if (!migrating) builder.Services.AddHostedService<RefuseTooManyRights>();
        builder.AddBus(service, migrating, consumers);
        if (migrating) return;

        // Of the routes of this project; those of a service's own are added there.
        builder.Services.AddValidation();

        builder.Services.AddHostedService<OutboxRelay<TDb>>();
        builder.AddMail<TDb>();
        builder.Services.AddHostedService<Prune<TDb>>();
        builder.Services.AddHostedService<SealAudit<TDb>>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    }

    /// <summary>Lets each request work in its caller's organisation, and repeat a command without harm.</summary>
    public static void UseServiceData(this WebApplication app)
    {
        app.Use(EnterTenant.Invoke);
        app.UseRefusalTrail();
        app.Use(Idempotency.KeepBody);
    }

    private static void AddDatabase<TDb>(this IHostApplicationBuilder builder, string service)
        where TDb : ServiceDb
    {
        builder.Services.AddSingleton(services =>
        {
            var connection = new NpgsqlConnectionStringBuilder(builder.Configuration.GetConnectionString(service)
                ?? throw new InvalidOperationException($"The connection string '{service}' is missing."))
            {
                MaxPoolSize = PoolSize,
                ApplicationName = builder.Configuration["OTEL_SERVICE_NAME"] ?? service,
            };
            return new NpgsqlDataSourceBuilder(connection.ConnectionString).Build();
        });
        builder.Services.AddSingleton<OutboxSignal>();
        builder.Services.AddSingleton<MailSignal>();
        builder.Services.AddSingleton<ConsumersShare>();
        builder.Services.AddSingleton<WakeRelayOnCommit>();
        builder.Services.AddDbContext<TDb>((services, options) => options
            .UseNpgsql(services.GetRequiredService<NpgsqlDataSource>())
            .AddInterceptors(
                new TenantOnTransaction(), new TenantOnCommand(), services.GetRequiredService<WakeRelayOnCommit>()));
        builder.Services.AddScoped<ServiceDb>(services => services.GetRequiredService<TDb>());
    }

    private static void AddMail<TDb>(this IHostApplicationBuilder builder)
        where TDb : ServiceDb
    {
        if (MailSettings.Of(builder.Configuration) is not { } settings) return;

        builder.Services.AddSingleton(settings);
        builder.Services.AddHostedService<MailRelay<TDb>>();
    }

    private static void AddBus(
        this IHostApplicationBuilder builder,
        string service,
        bool migrating,
        Action<IBusRegistrationConfigurator>? consumers)
    {
        builder.Services.AddMassTransit(bus =>
        {
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(service, includeNamespace: false));
            // A service takes commands while the broker is away: it is the poorer for it, not dead.
            bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
            consumers?.Invoke(bus);
            bus.AddConfigureEndpointsCallback((context, name, endpoint) =>
            {
                context.GetRequiredService<ServiceQueues>().Add(name);
                if (endpoint is IRabbitMqReceiveEndpointConfigurator queue) queue.SetQuorumQueue();
                endpoint.PublishFaults = false;
                endpoint.ConfigureError(pipe =>
                {
                    pipe.UseFilter(new ReturnToBroker());
                    // A pipe of one's own replaces the usual one whole: without this a failed message would just be gone.
                    pipe.UseFilter(new ErrorTransportFilter());
                });
                endpoint.UseKillSwitch(options => options
                    .SetActivationThreshold(10)
                    .SetTripThreshold(0.5)
                    .SetRestartTimeout(s: 5));
                endpoint.UseMessageRetry(retry =>
                {
                    retry.Intervals(50, 250, 1_000);
                    retry.Ignore<RuleViolationException>();
                });
                endpoint.UseConsumeFilter(typeof(InboxFilter<>), context);
            });
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.DeployTopologyOnly = migrating;
                rabbit.Host(new Uri(builder.Configuration.GetConnectionString("rabbitmq")
                    ?? throw new InvalidOperationException("The connection string 'rabbitmq' is missing.")));
                rabbit.ConfigureEndpoints(context);
            });
        });
    }
}
