using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Platform.Gateway.Tests.Support;

internal static class Http
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<HttpResponseMessage> Post(this HttpClient http, string path, object body) =>
        http.PostAsync(path, JsonContent.Create(body), Cancel);

    public static Task<HttpResponseMessage> Get(this HttpClient http, string path) => http.GetAsync(path, Cancel);

    public static Task<HttpResponseMessage> Delete(this HttpClient http, string path, string? version = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, path);
        if (version is not null) request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(version));
        return http.SendAsync(request, Cancel);
    }

    /// <summary>Posts a form as a browser does from a page of <paramref name="origin"/>.</summary>
    public static Task<HttpResponseMessage> Form(
        this HttpClient http, string path, string? origin, params IEnumerable<(string Name, string Value)> fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (origin is not null) request.Headers.Add("Origin", origin);
        return http.SendAsync(request, Cancel);
    }

    public static async Task<JsonElement> Read(this HttpResponseMessage response) =>
        JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Cancel));

    public static async Task<string?> Code(this HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return (await response.Read()).GetProperty("code").GetString();
    }

    public static async Task<Guid> Id(this HttpResponseMessage response) =>
        (await (await response.Made()).Read()).GetProperty("id").GetGuid();

    /// <summary>Fails with what the gateway said, where it should have done what was asked.</summary>
    public static async Task<HttpResponseMessage> Made(this HttpResponseMessage response)
    {
        Assert.True(
            response.IsSuccessStatusCode, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync(Cancel)}");
        return response;
    }

    /// <summary>What reached the server behind the gateway.</summary>
    public static async Task<Received> Reached(this HttpResponseMessage response) =>
        (await (await response.Made()).Content.ReadFromJsonAsync<Received>(Cancel))!;

    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
