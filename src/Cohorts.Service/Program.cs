using Platform.Cohorts;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Credentials;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Data;
using Platform.Cohorts.Lessons;
using Platform.Cohorts.Meetings;
using Platform.Cohorts.Partners;
using Platform.Cohorts.Referrals;
using Platform.Cohorts.Sites;
using Platform.Cohorts.Staff;
using Platform.Data;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddPlatformTokens();
builder.Services.AddCohortsPolicies().RefuseRoutesWithoutPolicy();
builder.AddServiceData<CohortsDb>("cohorts", args, bus =>
{
    bus.AddConsumer<KeepSite>();
    bus.AddConsumer<KeepMembership>();
    bus.AddConsumer<KeepCredential>();
    bus.AddConsumer<NoteRevocation>();
    bus.AddConsumer<KeepReferral>();
    bus.AddConsumer<NoteReferralWithdrawn>();
});
builder.AddRefusals<CohortsDb>("Platform.Cohorts.Refusals");
builder.Services.Configure<CallSettings>(builder.Configuration.GetSection(CallSettings.Section));
builder.Services.AddValidation();
builder.Services.ConfigureHttpJsonOptions(json => WireFormat.Apply(json.SerializerOptions));

var app = builder.Build();

app.UseServiceDefaults();
app.UseServiceData();
app.MapCohorts();
app.MapPartners();
app.MapMeetings();
app.MapLessons();
app.MapReferrals();
app.MapSites();
app.MapCoaches();
app.MapGroup("/cohorts").MapOperations();

await app.RunOrMigrate<CohortsDb>(args, async (db, services, cancel) =>
{
    await PublishedCurricula.Store(db, cancel);
    await PublishedLessons.Store(db, cancel);
    await DeriveInstants.OfAllOrganizations(db, services, cancel);
});
