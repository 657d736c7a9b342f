using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Platform.Testing;

namespace Platform.Web.Tests.Support;

/// <summary>
/// The real pages, which validate real tokens. The services behind them are away: nobody listens where they should be.
/// What pages show when they answer is tested end to end.
/// </summary>
public class WebApp : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string _keys = Directory.CreateTempSubdirectory("web-tests-").FullName;
    private TestTokens _tokens = null!;

    public Guid Organization { get; } = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    public virtual async ValueTask InitializeAsync()
    {
        _tokens = await TestTokens.Shared;
        StartServer();
    }

    /// <summary>A browser that follows no redirect; signed in as <paramref name="caller"/>, if anybody.</summary>
    public HttpClient Browser(TestCaller? caller = null, string language = "en")
    {
        var browser = CreateClient(new WebApplicationFactoryClientOptions
        {
            AllowAutoRedirect = false,
            HandleCookies = true,
            BaseAddress = ClientOptions.BaseAddress,
        });
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        if (caller is not null)
            browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _tokens.For(caller));
        return browser;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_keys, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        const string Nobody = "http://127.0.0.1:1";
        builder.UseSetting("PublicUrl", "http://localhost:8080");
        builder.UseSetting("Keys:Directory", _keys);
        builder.UseSetting("Tokens:Jwks", _tokens.KeySet);
        builder.UseSetting("services:cohorts:http:0", Nobody);
        builder.UseSetting("services:casework:http:0", Nobody);
        builder.UseSetting("services:training:http:0", Nobody);
        builder.UseSetting("services:gateway:internal:0", Nobody);
        builder.UseSetting("Logging:LogLevel:Default", "Error");
    }
}
