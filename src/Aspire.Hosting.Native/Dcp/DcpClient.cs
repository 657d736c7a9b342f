using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace Aspire.Hosting.Dcp;

using Endpoint = DcpObject<EndpointSpec, EndpointStatus>;
using Executable = DcpObject<ExecutableSpec, ExecutableStatus>;
using Service = DcpObject<ServiceSpec, ServiceStatus>;

/// <summary>The orchestrator's API over HTTPS: create, look, watch, stop, delete, read logs.</summary>
internal sealed class DcpClient : IDisposable
{
    private const string Executables = "executables";
    private const string Services = "services";

    private HttpClient? _connected;

    private HttpClient Http => _connected ?? throw new InvalidOperationException("The orchestrator has not been started.");

    public void Connect(DcpConnection connection)
    {
        var trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        trust.CustomTrustStore.Add(connection.Authority);
        var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust } };
        _connected = new HttpClient(handler)
        {
            BaseAddress = new Uri(connection.Server, $"/apis/{DcpJson.ApiVersion}/"),
            DefaultRequestVersion = HttpVersion.Version20,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _connected.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", connection.Token);
    }

    /// <summary>It writes how to reach it a moment before it listens.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var response = await Http.GetAsync("/readyz", cancel);
                if (response.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (attempt < 500)
            {
                await Task.Delay(20, cancel);
            }
        }
    }

    public Task CreateServiceAsync(string name, ServiceSpec spec, CancellationToken cancel) =>
        CreateAsync(Services, new Service { Kind = "Service", Metadata = new() { Name = name }, Spec = spec }, cancel);

    public Task CreateExecutableAsync(Executable executable, CancellationToken cancel) =>
        CreateAsync(Executables, executable, cancel);

    public Task<Service?> GetServiceAsync(string name, CancellationToken cancel) => GetAsync<Service>($"{Services}/{name}", cancel);

    public Task<Executable?> GetExecutableAsync(string name, CancellationToken cancel) =>
        GetAsync<Executable>($"{Executables}/{name}", cancel);

    public async Task<IReadOnlyList<Endpoint>> GetEndpointsAsync(CancellationToken cancel) =>
        (await GetAsync<DcpList<Endpoint>>("endpoints", cancel))?.Items ?? [];

    /// <summary>SIGTERM, and SIGKILL six seconds later. It cannot be taken back: delete and create to start again.</summary>
    public async Task StopAsync(string name, CancellationToken cancel)
    {
        using var body = Json("""[{"op":"add","path":"/spec/stop","value":true}]""", "application/json-patch+json");
        using var response = await Http.PatchAsync($"{Executables}/{name}", body, cancel);
        await ThrowUnlessGoneAsync(response, cancel);
    }

    public async Task DeleteAsync(string name, CancellationToken cancel)
    {
        using var response = await Http.DeleteAsync($"{Executables}/{name}", cancel);
        await ThrowUnlessGoneAsync(response, cancel);
        while (await GetExecutableAsync(name, cancel) is not null) await Task.Delay(50, cancel);
    }

    /// <summary>Everything at once, in no order; then it ends itself.</summary>
    public async Task StopEverythingAsync(CancellationToken cancel)
    {
        using var body = Json("""{"status":"Stopping","shutdownResourceCleanup":"Full"}""", "application/merge-patch+json");
        using var response = await Http.PatchAsync("/admin/execution", body, cancel);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>First everything that is, then each change. The orchestrator ends a watch now and then: ask again.</summary>
    public async IAsyncEnumerable<DcpEvent<Executable>> WatchExecutablesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Executables}?watch=true");
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancel));
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            if (JsonSerializer.Deserialize<DcpEvent<Executable>>(line, DcpJson.Options) is { } change) yield return change;
        }
    }

    /// <summary>Lines of standard output or error, each after its time.</summary>
    public async IAsyncEnumerable<string> ReadLogAsync(
        string name, string source, bool follow, [EnumeratorCancellation] CancellationToken cancel)
    {
        var path = $"{Executables}/{name}/log?source={source}&follow={(follow ? "true" : "false")}&timestamps=true";
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (!response.IsSuccessStatusCode) yield break;

        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancel));
        while (await reader.ReadLineAsync(cancel) is { } line) yield return line;
    }

    public void Dispose() => _connected?.Dispose();

    private async Task CreateAsync<T>(string kind, T body, CancellationToken cancel)
    {
        using var response = await Http.PostAsJsonAsync(kind, body, DcpJson.Options, cancel);
        await ThrowUnlessDoneAsync(response, cancel);
    }

    private async Task<T?> GetAsync<T>(string path, CancellationToken cancel)
        where T : class
    {
        using var response = await Http.GetAsync(path, cancel);
        if (response.StatusCode == HttpStatusCode.NotFound) return null;

        await ThrowUnlessDoneAsync(response, cancel);
        return await response.Content.ReadFromJsonAsync<T>(DcpJson.Options, cancel);
    }

    private static async Task ThrowUnlessGoneAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.StatusCode != HttpStatusCode.NotFound) await ThrowUnlessDoneAsync(response, cancel);
    }

    private static async Task ThrowUnlessDoneAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.IsSuccessStatusCode) return;

        var answer = await response.Content.ReadAsStringAsync(cancel);
        throw new InvalidOperationException($"The orchestrator refused ({(int)response.StatusCode}): {answer}");
    }

    private static StringContent Json(string text, string type) => new(text, new MediaTypeHeaderValue(type));

    private sealed record DcpList<T>(IReadOnlyList<T> Items);
}
