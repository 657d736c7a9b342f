using Platform.Data;
using Platform.Gateway.Data;
using Platform.Gateway.Edge;
using Platform.Gateway.SignIn;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);

// Before the defaults: who asked with a browser gets a page where a program gets problem details.
builder.Services.AddSingleton<IProblemDetailsWriter, ErrorPage>();
builder.AddServiceDefaults();
builder.AddServiceData<DirectoryDb>("directory", args);
builder.AddRefusals<DirectoryDb>("Platform.Gateway.Refusals");
builder.AddAccounts();
if (!MigrationStep.IsAskedFor(args)) builder.AddEdge();

var app = builder.Build();

if (!MigrationStep.IsAskedFor(args)) app.UseEdge();

await app.RunOrMigrate<DirectoryDb>(args, FirstAccount.Seed);
