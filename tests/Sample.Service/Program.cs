using Platform.Data;
using Platform.Sample;
using Platform.Sample.Data;
using Platform.Sample.Gardens;
using Platform.Sample.Visits;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddPlatformTokens();
builder.Services
    .AddPolicy(SamplePolicies.Gardeners, Roles.ProgramDirector, Roles.PeerLifeCoach)
    .AddPolicy(SamplePolicies.Directors, Roles.ProgramDirector)
    .AddNationalPolicy(SamplePolicies.Centre, Roles.TrainingStaff)
    .RefuseRoutesWithoutPolicy();
builder.AddServiceData<SampleDb>("sample", args, bus => bus.AddConsumer<NoteVisit>());
builder.AddRefusals<SampleDb>("Platform.Sample.Refusals");
builder.Services.AddValidation();
builder.Services.AddSingleton<Mishaps>();

var app = builder.Build();

app.UseServiceDefaults();
app.UseServiceData();
app.MapGardens();
app.MapGroup("/sample").MapOperations();

await app.RunOrMigrate<SampleDb>(args, async (db, _, cancel) =>
{
    if (await db.Plants.FindAsync(["bean"], cancel) is null) db.Plants.Add(new Plant("bean", 10));
    await db.SaveChangesAsync(cancel);
});
