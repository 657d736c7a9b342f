using System.Net;
using System.Text.Json;

namespace Platform.EndToEnd.Support;

/// <summary>What the processes have told the dashboard, as the dashboard tells it to programs.</summary>
internal sealed class Dashboard(RunningPlatform platform) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    public void Dispose() => _http.Dispose();

    /// <summary>All that the dashboard holds of one kind, as text.</summary>
    /// <param name="kind"><c>logs</c>, <c>spans</c> or <c>traces</c>.</param>
    public async Task<string> Everything(string kind)
    {
        using var response = await Ask($"/api/telemetry/{kind}?limit=1000000");
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The traces in which something matches, newest first.</summary>
    public async Task<IReadOnlyList<Trace>> Traces(string search)
    {
        using var response = await Ask($"/api/telemetry/traces?limit=200&search={Uri.EscapeDataString(search)}");
        if (response.StatusCode is HttpStatusCode.NotFound) return [];

        using var answer = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
        return
        [
            .. Spans(answer.RootElement)
                .GroupBy(span => span.TraceId)
                .Select(trace => new Trace(trace.Key, [.. trace.OrderBy(span => span.Start)])),
        ];
    }

    private async Task<HttpResponseMessage> Ask(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(platform.Known.Dashboard), path));
        request.Headers.Add("x-api-key", platform.Known.DashboardApiKey);
        var response = await _http.SendAsync(request);
        if (response.StatusCode is not HttpStatusCode.NotFound) response.EnsureSuccessStatusCode();
        return response;
    }

    private static IEnumerable<Span> Spans(JsonElement answer) =>
        from resource in answer.GetProperty("data").GetProperty("resourceSpans").EnumerateArray()
        let name = Attributes(resource.GetProperty("resource"))["service.name"]
        from scope in resource.GetProperty("scopeSpans").EnumerateArray()
        from span in scope.GetProperty("spans").EnumerateArray()
        select new Span(
            span.GetProperty("traceId").GetString()!,
            span.GetProperty("spanId").GetString()!,
            span.TryGetProperty("parentSpanId", out var parent) ? parent.GetString() : null,
            name,
            scope.TryGetProperty("scope", out var source) && source.TryGetProperty("name", out var called)
                ? called.GetString()!
                : "",
            span.GetProperty("name").GetString()!,
            span.TryGetProperty("kind", out var kind) ? kind.GetInt32() : 0,
            long.Parse(span.GetProperty("startTimeUnixNano").GetString()!, System.Globalization.CultureInfo.InvariantCulture),
            Attributes(span));

    private static Dictionary<string, string> Attributes(JsonElement owner) =>
        owner.TryGetProperty("attributes", out var attributes)
            ? attributes.EnumerateArray().ToDictionary(
                attribute => attribute.GetProperty("key").GetString()!,
                attribute => attribute.GetProperty("value").GetProperty("stringValue").GetString() ?? "")
            : [];
}

internal sealed record Trace(string Id, IReadOnlyList<Span> Spans)
{
    /// <summary>The spans on the way from the trace's beginning to this span.</summary>
    public IEnumerable<Span> Above(Span span)
    {
        var byId = Spans.ToDictionary(known => known.Id);
        for (var above = span; above is not null; above = byId.GetValueOrDefault(above.ParentId ?? "")) yield return above;
    }
}

/// <param name="Kind">As OpenTelemetry counts: 2 server, 3 client, 4 producer, 5 consumer.</param>
internal sealed record Span(
    string TraceId,
    string Id,
    string? ParentId,
    string Resource,
    string Source,
    string Name,
    int Kind,
    long Start,
    IReadOnlyDictionary<string, string> Attributes)
{
    public const int Server = 2;
}
