using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training;
using Platform.Training.Assistance;
using Platform.Training.Attendance;
using Platform.Training.Catalog;
using Platform.Training.Credentials;
using Platform.Training.Data;
using Platform.Training.Directory;
using Platform.Training.Enrollments;
using Platform.Training.Offerings;
using Platform.Training.Sessions;

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
    bus.AddConsumer<GivePlace>();
    bus.AddConsumer<TellOfMove>();
    bus.AddConsumer<TellOfCancellation>();
});
builder.AddRefusals<TrainingDb>("Platform.Training.Refusals");
builder.Services.AddScoped<SessionMails>();
if (!MigrationStep.IsAskedFor(args)) builder.Services.AddHostedService<ForgetNames>();
builder.Services.AddValidation();
builder.Services.ConfigureHttpJsonOptions(json => WireFormat.Apply(json.SerializerOptions));

var app = builder.Build();

app.UseServiceDefaults();
app.UseServiceData();
app.MapCredentials();
app.MapAssistance();
app.MapGroup("/training").MapOperations();
app.MapAttendance();
app.MapCatalog();
app.MapOfferings();
app.MapSessions();
app.MapEnrollments();
app.MapDirectory();

await app.RunOrMigrate<TrainingDb>(args, async (db, services, cancel) =>
{
    await CredentialKind.Seed(db, services, cancel);
    await PublishedTemplates.Store(db, cancel);
    await DeriveInstants.OfSessions(db, services, cancel);
});
