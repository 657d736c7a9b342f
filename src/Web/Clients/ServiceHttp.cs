using System.Diagnostics;
using System.Net;
using System.Text.Json;

namespace Platform.Web.Clients;

/// <summary>There is no such thing for this reader: it doesn't exist, or belongs to others. Both look the same.</summary>
internal sealed class NotYoursException() : Exception("The service has nothing of that name for this reader.");

/// <summary>A part of the platform did not answer a question, or not usefully.</summary>
internal sealed class ServiceFailedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>One page of a list.</summary>
/// <param name="Next">What to ask for to get the page after this one; null on the last.</param>
internal sealed record Listing<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>How the pages talk to the services: what HTTP says, in the pages' words.</summary>
internal static class ServiceHttp
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>The first six digits of the trace's id, which finds the whole story on the dashboard.</summary>
    public static string Number =>
        Activity.Current?.TraceId.ToHexString() is { } id ? $"{id[..4]}-{id[4..6]}".ToUpperInvariant() : "0000-00";

    public static async Task<T> Read<T>(this HttpClient http, string address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await Reach(http, request, cancel) ?? throw new ServiceFailedException($"{Path(address)} did not answer.");
        return response.StatusCode switch
        {
            HttpStatusCode.OK => await Body<T>(response, cancel),
            HttpStatusCode.NotFound or HttpStatusCode.Forbidden => throw new NotYoursException(),
            var status => throw new ServiceFailedException($"{Path(address)} answered {(int)status}."),
        };
    }

    /// <summary>A file, as the service writes it.</summary>
    public static async Task<byte[]> ReadBytes(this HttpClient http, string address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await Reach(http, request, cancel) ?? throw new ServiceFailedException($"{Path(address)} did not answer.");
        return response.StatusCode switch
        {
            HttpStatusCode.OK => await response.Content.ReadAsByteArrayAsync(cancel),
            HttpStatusCode.NotFound or HttpStatusCode.Forbidden => throw new NotYoursException(),
            var status => throw new ServiceFailedException($"{Path(address)} answered {(int)status}."),
        };
    }

    /// <summary>Sends a file as it is. A service knows by what stands in it whether it has it already.</summary>
    public static Task<Answer> SendFile<T>(this HttpClient http, string address, Stream file, CancellationToken cancel) =>
        Send(http, HttpMethod.Post, address, new StreamContent(file), null, null,
            async (response, stop) => new Done<T>(await Body<T>(response, stop)), cancel);

    /// <param name="key">Makes the same form do the same thing once, however often it is sent.</param>
    /// <param name="version">The version the reader saw: the command is for no other.</param>
    public static Task<Answer> Send(
        this HttpClient http, HttpMethod method, string address, object? body, string? key, int? version,
        CancellationToken cancel) =>
        Send(http, method, address, body, key, version, (_, _) => Task.FromResult<Answer>(new Done()), cancel);

    /// <inheritdoc cref="Send(HttpClient, HttpMethod, string, object?, string?, int?, CancellationToken)"/>
    public static Task<Answer> Send<T>(
        this HttpClient http, HttpMethod method, string address, object? body, string? key, int? version,
        CancellationToken cancel) =>
        Send(http, method, address, body, key, version,
            async (response, stop) => new Done<T>(await Body<T>(response, stop)), cancel);

    private static async Task<Answer> Send(
        HttpClient http, HttpMethod method, string address, object? body, string? key, int? version,
        Func<HttpResponseMessage, CancellationToken, Task<Answer>> done, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body, options: s_json);
        if (key is not null) request.Headers.Add("Idempotency-Key", $"\"{key}\"");
        if (version is not null) request.Headers.Add("If-Match", $"\"v{version}\"");

        using var response = await Reach(http, request, cancel);
        return response?.StatusCode switch
        {
            null => new Failed(Number),
            >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous => await done(response, cancel),
            HttpStatusCode.NotFound or HttpStatusCode.Forbidden => throw new NotYoursException(),
            HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity => await Refusal(response, cancel),
            HttpStatusCode.PreconditionFailed => new Changed(),
            HttpStatusCode.BadRequest => new Invalid((await Body<Problem>(response, cancel)).Errors ?? []),
            _ => new Failed(Number),
        };
    }

    /// <summary>Null if nobody answered in time. That the reader went away is not the service's fault.</summary>
    private static async Task<HttpResponseMessage?> Reach(
        HttpClient http, HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            return await http.SendAsync(request, cancel);
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<Answer> Refusal(HttpResponseMessage response, CancellationToken cancel)
    {
        var problem = await Body<Problem>(response, cancel);
        return new Refused(problem.Code ?? "", problem.Title ?? "");
    }

    private static async Task<T> Body<T>(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(s_json, cancel)
                ?? throw new ServiceFailedException("The answer was empty.");
        }
        catch (JsonException unreadable)
        {
            throw new ServiceFailedException("The answer could not be read.", unreadable);
        }
    }

    private static string Path(string address) => address.Split('?')[0];

    private sealed record Problem(string? Title, string? Code, Dictionary<string, string[]>? Errors);
}
