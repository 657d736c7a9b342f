using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Casework.Tests.Support;

internal static class Http
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Posts with an Idempotency-Key (a new one unless given) and the version seen, if any.</summary>
    public static Task<HttpResponseMessage> Post(
        this HttpClient http, string path, object body, int? version = null, string? key = null, string? language = null) =>
        http.Send(HttpMethod.Post, path, body, version, key ?? $"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}", language);

    public static Task<HttpResponseMessage> Put(this HttpClient http, string path, object body, int? version = null) =>
        http.Send(HttpMethod.Put, path, body, version);

    public static Task<HttpResponseMessage> Send(
        this HttpClient http, HttpMethod method, string path, object? body, int? version = null, string? key = null,
        string? language = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (version is not null) request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"v{version}\""));
        if (language is not null) request.Headers.AcceptLanguage.ParseAdd(language);
        return http.SendAsync(request, Cancel);
    }

    /// <summary>The body; it may be read again.</summary>
    public static async Task<JsonElement> Read(this HttpResponseMessage response)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
        return body.RootElement.Clone();
    }

    public static async Task<JsonElement> Get(this HttpClient http, string path) =>
        await (await http.GetAsync(path, Cancel)).EnsureSuccessStatusCode().Read();

    public static async Task<HttpStatusCode> Status(this HttpClient http, string path) =>
        (await http.GetAsync(path, Cancel)).StatusCode;

    /// <summary>Asserts what was refused and why; returns the arguments.</summary>
    public static async Task<string[]> Refused(this HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.Equal(status, response.StatusCode);
        var problem = await response.Read();
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem.TryGetProperty("arguments", out var arguments)
            ? [.. arguments.EnumerateArray().Select(argument => argument.ToString())]
            : [];
    }

    /// <summary>Asserts that the shape was refused; returns the fields that were named.</summary>
    public static async Task<string[]> Malformed(this HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Read();
        Assert.Equal("request.invalid", problem.GetProperty("code").GetString());
        return [.. problem.GetProperty("errors").EnumerateObject().Select(error => error.Name)];
    }

    public static IEnumerable<JsonElement> Items(this JsonElement page) => page.GetProperty("items").EnumerateArray();

    public static Guid Id(this JsonElement item) => item.GetProperty("id").GetGuid();

    public static string Text(this JsonElement item, string name) => item.GetProperty(name).ToString();
}

internal static class Day
{
    public static DateOnly Of(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);
}
