using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training;
using Platform.Training.Assistance;
using Platform.Training.Credentials;
using Platform.Training.Data;
using Platform.Training.Directory;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddPlatformTokens();
builder.Services.AddTrainingPolicies().RefuseRoutesWithoutPolicy();
builder.AddServiceData<TrainingDb>("training", args, bus =>
{
    bus.AddConsumer<OpenAssistanceAtLaunch>();
    bus.AddConsumer<CopyOrganizations>();
    bus.AddConsumer<CopySites>();
    bus.AddConsumer<CopyStaff>();
});
builder.AddRefusals<TrainingDb>("Platform.Training.Refusals");
builder.Services.AddValidation();

var app = builder.Build();

app.UseServiceDefaults();
app.UseServiceData();
app.MapCredentials();
app.MapAssistance();
app.MapGroup("/training").MapOperations();

await app.RunOrMigrate<TrainingDb>(args, CredentialKind.Seed);
