using System.Text.Encodings.Web;
using System.Text.Unicode;
using Platform.ServiceDefaults;
using Platform.Web;
using Platform.Web.Clients;
using Platform.Web.Components;
using Platform.Web.Components.Layout;

var builder = WebApplication.CreateBuilder(args);
// Before the defaults: who asked with a browser gets a page where a program gets problem details.
builder.AddProblemPages();
builder.AddServiceDefaults();
builder.AddPlatformTokens();
builder.AddPageAccess();
builder.AddLanguages();
builder.AddReportUploads();
builder.AddServiceClients();

var cookies = Cookies.From(builder.Configuration);
builder.Services.AddSingleton(cookies);
builder.AddFormKeys(cookies);
builder.Services.AddAntiforgery(options => options.Cookie = cookies.Build("antiforgery"));
builder.Services.AddSingleton<ShownOnce>();
builder.Services.AddScoped<Reader>();
builder.Services.AddRazorComponents();
// Spanish is written as it is, not as numbers of its letters.
builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
// Also when the built tree runs as it is, in whatever environment: assets are where the build says they are.
builder.WebHost.UseStaticWebAssets();

var app = builder.Build();
app.UseServiceDefaults();
app.UsePageHeaders();
app.UseAntiforgery();
app.UseStaleFormPage();
app.MapStaticAssets().AllowAnonymous();
app.MapLanguage();
app.MapLeave();
app.MapAttendanceFile();
app.MapRazorComponents<App>();
await app.AgreeOnFormKeys();
await app.RunAsync();
