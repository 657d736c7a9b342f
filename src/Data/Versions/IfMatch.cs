using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Platform.Domain;
using Platform.ServiceDefaults;

namespace Platform.Data;

/// <summary>
/// The version that the caller has seen, from <c>If-Match: "v7"</c>. A handler that takes one refuses to work blind:
/// 428 <c>version.missing</c>, 400 <c>version.unreadable</c>.
/// </summary>
public readonly record struct IfMatch(int Version)
{
    public static ValueTask<IfMatch> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
            throw new RequestRefusedException(StatusCodes.Status428PreconditionRequired, "version.missing");

        return header.StartsWith("\"v", StringComparison.Ordinal)
            && header.EndsWith('"')
            && int.TryParse(header.AsSpan(2, header.Length - 3), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? ValueTask.FromResult(new IfMatch(version))
                : throw new RequestRefusedException(StatusCodes.Status400BadRequest, "version.unreadable");
    }
}

/// <summary>Versions on the wire.</summary>
public static class VersionExtensions
{
    /// <summary>Refuses a change to something that somebody else has changed since the caller looked.</summary>
    /// <exception cref="RequestRefusedException">412 <c>version.stale</c>, with the version there is.</exception>
    public static void Require(this Aggregate aggregate, IfMatch seen)
    {
        if (aggregate.Version != seen.Version)
            throw new RequestRefusedException(StatusCodes.Status412PreconditionFailed, "version.stale", aggregate.Version);
    }

    /// <summary>Tells the caller the version of what is answered.</summary>
    public static void SetVersion(this HttpResponse response, int version) =>
        response.Headers[HeaderNames.ETag] = string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");
}
