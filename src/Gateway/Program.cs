using Platform.Data;
using Platform.Gateway.Data;
using Platform.Gateway.Edge;
using Platform.Gateway.SignIn;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddServiceData<DirectoryDb>("directory", args);
builder.AddRefusals<DirectoryDb>("Platform.Gateway.Refusals");
builder.AddAccounts();
if (!MigrationStep.IsAskedFor(args)) builder.AddEdge();

var app = builder.Build();

if (!MigrationStep.IsAskedFor(args)) app.UseEdge();

await app.RunOrMigrate<DirectoryDb>(args, FirstAccount.Seed);
