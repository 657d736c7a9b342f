using Platform.Casework;
using Platform.Casework.Concerns;
using Platform.Casework.Consents;
using Platform.Casework.Contacts;
using Platform.Casework.Credentials;
using Platform.Casework.Data;
using Platform.Casework.Duties;
using Platform.Casework.Episodes;
using Platform.Casework.Fidelity;
using Platform.Casework.Morning;
using Platform.Casework.Participants;
using Platform.Casework.Privacy;
using Platform.Casework.Referrals;
using Platform.Casework.Sites;
using Platform.Casework.Staff;
using Platform.Casework.Teams;
using Platform.Casework.Templates;
using Platform.Data;
using Platform.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddPlatformTokens();
builder.Services.AddCaseworkPolicies().RefuseRoutesWithoutPolicy();
builder.AddServiceData<CaseworkDb>("casework", args, bus =>
{
    bus.AddConsumer<KeepSite>();
    bus.AddConsumer<KeepMembership>();
    bus.AddConsumer<KeepCredential>();
    bus.AddConsumer<NoteRevocation>();
    bus.AddConsumer<NoteReferralAccepted>();
    bus.AddConsumer<NoteReferralDeclined>();
});
builder.AddRefusals<CaseworkDb>("Platform.Casework.Refusals");
builder.Services.AddValidation();
builder.Services.ConfigureHttpJsonOptions(json => WireFormat.Apply(json.SerializerOptions));

var app = builder.Build();

app.UseServiceDefaults();
app.UseServiceData();
app.MapSites();
app.MapWorkers();
app.MapTeams();
app.MapPeople();
app.MapPlans();
app.MapGroup("/casework").MapOperations();
app.MapContacts();
app.MapDuties();
app.MapConcerns();
app.MapMorning();
app.MapFidelity();
app.MapConsents();
app.MapReferrals();
app.MapPrivacy();

await app.RunOrMigrate<CaseworkDb>(args, (db, _, cancel) => PublishedTemplates.Store(db, cancel));
