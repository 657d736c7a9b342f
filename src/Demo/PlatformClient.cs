using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Demo;

/// <summary>
/// Speaks to the platform as one person: their personal access token, and the organisation in whose name they act.
/// A call that met a broken connection or a busy server is made again; every call here may be made twice without harm.
/// </summary>
internal sealed class PlatformClient(HttpClient http, string token, Guid? organization = null)
{
    public PlatformClient In(Guid other) => new(http, token, other);

    public async Task<T> Get<T>(string path, CancellationToken cancel) =>
        (await Find<T>(path, cancel) ?? throw new PlatformRefusedException(HttpStatusCode.NotFound, null, path)).Value;

    /// <summary>The resource with its version, or null if there is none (or none for this person).</summary>
    public async Task<Versioned<T>?> Find<T>(string path, CancellationToken cancel)
    {
        using var response = await Send(HttpMethod.Get, path, cancel: cancel);
        if (response.StatusCode is HttpStatusCode.NotFound) return null;

        await RefuseUnlessDone(response, path, cancel);
        var value = await response.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancel);
        return new Versioned<T>(value!, response.Headers.ETag?.ToString());
    }

    /// <summary>All items of a list, page after page.</summary>
    public async Task<List<T>> List<T>(string path, CancellationToken cancel)
    {
        var items = new List<T>();
        string? after = null;
        do
        {
            var query = after is null ? "take=100" : $"take=100&after={Uri.EscapeDataString(after)}";
            var page = await Get<Page<T>>($"{path}{(path.Contains('?') ? '&' : '?')}{query}", cancel);
            items.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return items;
    }

    /// <summary>Makes something that brings its own id.</summary>
    /// <returns>False if an earlier run, or an earlier try of this call, has made it.</returns>
    public async Task<bool> Make(string path, object body, CancellationToken cancel, string? key = null)
    {
        using var response = await Send(HttpMethod.Post, path, body, key: key, cancel: cancel);
        var refusal = await RefusalIn(response, path, cancel);
        if (refusal is { Status: HttpStatusCode.Conflict } && SaysItIsThere(refusal.Code)) return false;

        return refusal is null ? true : throw refusal;
    }

    public async Task Do(
        HttpMethod method, string path, object? body, CancellationToken cancel, string? version = null, string? key = null)
    {
        using var response = await Send(method, path, body, version, key, cancel);
        await RefuseUnlessDone(response, path, cancel);
    }

    public async Task<T> Ask<T>(string path, object body, CancellationToken cancel)
    {
        using var response = await Send(HttpMethod.Post, path, body, cancel: cancel);
        await RefuseUnlessDone(response, path, cancel);
        return (await response.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancel))!;
    }

    /// <summary>Sends a file as it is.</summary>
    public async Task<T> SendFile<T>(string path, byte[] file, CancellationToken cancel) => await Ask<T>(path, file, cancel);

    internal static bool SaysItIsThere(string? code) => code is not null
        && (code.EndsWith(".exists", StringComparison.Ordinal) || code.EndsWith(".id-taken", StringComparison.Ordinal));

    private async Task<HttpResponseMessage> Send(
        HttpMethod method,
        string path,
        object? body = null,
        string? version = null,
        string? key = null,
        CancellationToken cancel = default) =>
        await Patience.WithAwkwardAnswers.ExecuteAsync(
            async stop =>
            {
                using var request = new HttpRequestMessage(method, path);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                if (organization is { } id) request.Headers.Add("Organization", id.ToString());
                if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", version);
                if (key is not null) request.Headers.Add("Idempotency-Key", key);
                if (body is byte[] file) request.Content = new ByteArrayContent(file);
                else if (body is not null) request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Web);
                return await http.SendAsync(request, stop);
            },
            cancel);

    private static async Task RefuseUnlessDone(HttpResponseMessage response, string path, CancellationToken cancel)
    {
        if (await RefusalIn(response, path, cancel) is { } refusal) throw refusal;
    }

    private static async Task<PlatformRefusedException?> RefusalIn(
        HttpResponseMessage response, string path, CancellationToken cancel)
    {
        if (response.IsSuccessStatusCode) return null;

        var problem = response.Content.Headers.ContentType?.MediaType is "application/problem+json"
            ? await response.Content.ReadFromJsonAsync<Problem>(JsonSerializerOptions.Web, cancel)
            : null;
        return new PlatformRefusedException(response.StatusCode, problem?.Code, path);
    }

    private sealed record Page<T>(List<T> Items, string? Next);

    private sealed record Problem(string? Code);
}

/// <summary>A resource and the ETag under which it was read.</summary>
internal sealed record Versioned<T>(T Value, string? Version);

internal sealed class PlatformRefusedException(HttpStatusCode status, string? code, string path)
    : Exception($"The platform answered {(int)status} {code ?? status.ToString()} to {path}")
{
    public HttpStatusCode Status { get; } = status;

    public string? Code { get; } = code;
}
