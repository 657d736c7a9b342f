using Microsoft.Extensions.Configuration;

// The system as one page: what a run may choose, what everything stands on, the services, and who uses whom.
var builder = DistributedApplication.CreateBuilder(args);
var settings = builder.Configuration;
var port = settings.GetValue("Port", 8080); // 0: any free one
var replicas = settings.GetValue("Replicas", 1);
var withDemo = settings.GetValue("Demo", true);
var data = settings["PLATFORM_DATA"]
    ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "platform");

var postgres = builder.AddPostgres("postgres").WithDataVolume("postgres");
var rabbitmq = builder.AddRabbitMQ("rabbitmq").WithDataVolume("rabbitmq");
var mail = builder.AddExecutable("mail", "maildev", ".", "--ip", "127.0.0.1", "--web-ip", "127.0.0.1")
    .WithEndpoint(scheme: "smtp", name: "smtp", env: "MAILDEV_SMTP_PORT", isProxied: false)
    .WithHttpEndpoint(env: "MAILDEV_WEB_PORT", isProxied: false)
    .WithHttpHealthCheck("/api/healthz");

var mailFrom = builder.AddParameter("mail-from", "Peer Programs <no-reply@platform.example.org>");

// The first account, and the token with which the demo makes the others.
var administratorEmail = builder.AddParameter("administrator-email", "administrator@platform.example.org");
var administratorPassword = builder.AddParameter("administrator-password", Random(22), secret: true, persist: true);
var bootstrapToken = builder.AddParameter("bootstrap-token", Random(43), secret: true, persist: true);
void WithFirstAccount(IResourceBuilder<ProjectResource> process) => process
    .WithEnvironment("Bootstrap__AdministratorEmail", administratorEmail)
    .WithEnvironment("Bootstrap__AdministratorPassword", administratorPassword)
    .WithEnvironment("Bootstrap__Token", $"pat_{bootstrapToken}");

// Each service with its database, its role there, and the step that prepares both as the owner.
var (gateway, directoryMigration) = Service<Projects.Gateway>("gateway", database: "directory");
var (cohorts, cohortsMigration) = Service<Projects.Cohorts_Service>("cohorts", database: "cohorts");
var (casework, caseworkMigration) = Service<Projects.Casework_Service>("casework", database: "casework");
var (training, trainingMigration) = Service<Projects.Training_Service>("training", database: "training");
var web = Process<Projects.Web>("web").WithHttpHealthCheck("/health");
WithFirstAccount(directoryMigration);

gateway
    .WithHttpEndpoint(port == 0 ? null : port, isProxied: false)
    .WithHttpEndpoint(name: "internal", env: "INTERNAL_PORT", isProxied: false);
foreach (var process in new[] { cohorts, casework, training, web }) process.WithHttpEndpoint().WithReplicas(replicas);

// Nobody starts before everybody's queues are there: an event published earlier is lost.
foreach (var process in new[] { gateway, cohorts, casework, training, web })
    foreach (var step in new[] { directoryMigration, cohortsMigration, caseworkMigration, trainingMigration }) process.WaitForCompletion(step);

// Who uses whom. The services take nothing from the gateway but the keys that its tokens are signed with.
var jwks = ReferenceExpression.Create($"{gateway.GetEndpoint("internal")}/.well-known/jwks.json");
foreach (var process in new[] { cohorts, casework, training, web }) process.WithEnvironment("Tokens__Jwks", jwks);
foreach (var process in new[] { gateway, cohorts, casework, training, web })
    process.WithEnvironment("PublicUrl", gateway.GetEndpoint("http"));
foreach (var process in new[] { gateway, web })
{
    process.WithReference(cohorts).WithReference(casework).WithReference(training)
        .WithEnvironment("Keys__Directory", Path.Combine(data, "keys"));
}

// Mail goes out from where it is written. Who runs this for others names another server and sender.
foreach (var process in new[] { gateway, cohorts, casework, training })
{
    process.WithEnvironment("Mail__Server", mail.GetEndpoint("smtp"))
        .WithEnvironment("Mail__From", mailFrom);
}

gateway.WithReference(web);
web.WithReference(gateway.GetEndpoint("internal"));
web.WithEnvironment("Dashboard__Url", () => settings["ASPNETCORE_URLS"]?.Split(';')[0] ?? ""); // the dashboard's, to an AppHost

if (withDemo)
{
    var demo = Process<Projects.Demo>("demo")
        .WithEnvironment("Gateway__Url", gateway.GetEndpoint("http"))
        .WithEnvironment("Demo__AccountsFile", Path.Combine(data, "accounts.json"))
        .WaitFor(gateway).WaitFor(cohorts).WaitFor(casework).WaitFor(training);
    WithFirstAccount(demo);
}

builder.Build().Run();

(IResourceBuilder<ProjectResource> Service, IResourceBuilder<ProjectResource> Migration) Service<TProject>(
    string name, string database)
    where TProject : IProjectMetadata, new()
{
    var owned = postgres.AddDatabase($"{database}-db", database);
    var role = $"{database}_app";
    var password = builder.AddParameter($"{database}-app-password", Random(22), secret: true, persist: true);

    var migration = Process<TProject>($"{database}-migration").WithArgs("migrate")
        .WithReference(owned, connectionName: database).WithReference(rabbitmq)
        .WithEnvironment("Database__AppPassword", password)
        .WaitFor(owned).WaitFor(rabbitmq);
    var service = Process<TProject>(name)
        .WithReference(rabbitmq)
        .WithEnvironment(
            $"ConnectionStrings__{database}",
            $"Host={postgres.Resource.Host};Port={postgres.Resource.Port};Database={database};Username={role};Password={password}")
        .WaitFor(owned).WaitFor(rabbitmq)
        .WithHttpHealthCheck("/health");
    return (service, migration);
}

IResourceBuilder<ProjectResource> Process<TProject>(string name)
    where TProject : IProjectMetadata, new() =>
    builder.AddProject<TProject>(name, launchProfileName: null)
        .WithEnvironment("ASPNETCORE_ENVIRONMENT", builder.Environment.EnvironmentName)
        .WithEnvironment("OTEL_TRACES_SAMPLER", "parentbased_always_on") // what polls, polls unseen
        .WithEnvironment("Clock__OffsetFile", Path.Combine(data, "clock-offset")); // heeded in Testing only

GenerateParameterDefault Random(int length) => new() { MinLength = length, Special = false };
