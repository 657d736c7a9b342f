using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Platform.Gateway.Data;
using Platform.Gateway.Tokens;
using Platform.Testing;

namespace Platform.Gateway.Tests.Support;

/// <summary>
/// The real gateway on two real ports, over a database that its own migration step has made, before three small real
/// servers that tell what reached them. The time of its credentials is a test's to move.
/// </summary>
public class GatewayApp : ServiceApp<Program>
{
    public const string AdministratorEmail = "administrator@example.org";
    public const string AdministratorPassword = "correct-horse-battery-staple";
    public static readonly string BootstrapToken = $"pat_{new string('b', 43)}";

    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("platform-tests-keys-");
    private readonly int _public = FreePort();
    private readonly int _internal = FreePort();

    public GatewayApp() : base("directory") => UseKestrel();

    /// <summary>What stands behind the gateway.</summary>
    internal Upstream Cohorts { get; private set; } = null!;
    internal Upstream Casework { get; private set; } = null!;
    internal Upstream Training { get; private set; } = null!;
    internal Upstream Web { get; private set; } = null!;

    /// <summary>The time by which credentials live. It begins with the real one: browsers and JWT libraries have no other.</summary>
    internal FakeClock Credentials { get; } = new(TimeProvider.System.GetUtcNow());

    internal Uri Public => new($"http://localhost:{_public}");
    internal Uri Internal => new($"http://localhost:{_internal}");
    internal string KeysDirectory => _keys.FullName;

    /// <summary>The public address that the gateway is told; browsers use it.</summary>
    protected virtual string PublicUrl => Public.ToString();

    /// <summary>As a browser sends it from our own pages.</summary>
    internal string Origin => PublicUrl.TrimEnd('/');

    protected override IEnumerable<KeyValuePair<string, string>> MigrationSettings =>
    [
        new("Bootstrap:AdministratorEmail", AdministratorEmail),
        new("Bootstrap:AdministratorPassword", AdministratorPassword),
        new("Bootstrap:Token", BootstrapToken),
    ];

    public override async ValueTask InitializeAsync()
    {
        (Cohorts, Casework) = (await Upstream.Start("cohorts"), await Upstream.Start("casework"));
        (Training, Web) = (await Upstream.Start("training"), await Upstream.Start("web"));
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var upstream in new[] { Cohorts, Casework, Training, Web }) await upstream.DisposeAsync();
        _keys.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("urls", $"http://localhost:{_public}");
        builder.UseSetting("INTERNAL_PORT", $"{_internal}");
        builder.UseSetting("PublicUrl", PublicUrl);
        builder.UseSetting("Keys:Directory", KeysDirectory);
        foreach (var (name, upstream) in new[] { ("cohorts", Cohorts), ("casework", Casework), ("training", Training), ("web", Web) })
            builder.UseSetting($"services:{name}:http:0", upstream.Address.ToString());
        // What a test provokes is not worth a line.
        builder.UseSetting("Logging:LogLevel:Platform.Gateway", "Error");
        builder.UseSetting("Logging:LogLevel:Yarp.ReverseProxy", "Error");
        builder.UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore", "None");
        builder.ConfigureTestServices(services => services
            .AddSingleton(new CredentialClock(Credentials))
            .Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000));
    }

    /// <summary>A client on the public port that keeps no cookies and follows no redirects: tests look at both.</summary>
    internal HttpClient Outside() => Client(Public);

    internal HttpClient Inside() => Client(Internal);

    /// <summary>A program's client with a personal access token.</summary>
    internal HttpClient Program(string token, Guid? organization = null)
    {
        var client = Outside();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (organization is { } id) client.DefaultRequestHeaders.Add("Organization", id.ToString());
        return client;
    }

    internal HttpClient Administrator() => Program(BootstrapToken);

    internal Task<T> Query<T>(Func<DirectoryDb, Task<T>> query) => Query<DirectoryDb, T>(null, query);

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static HttpClient Client(Uri address) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
}
