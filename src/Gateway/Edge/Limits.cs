using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Platform.Gateway.AccessTokens;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Edge;

/// <summary>
/// How much one caller may ask for: by token, by person, and only for those who are nobody yet by address, which a whole
/// office may share. In memory, so for each replica. Setting <c>Limits:…</c> changes a figure.
/// </summary>
internal static class Limits
{
    public const string SignIn = "sign-in";

    public static void AddLimits(this IHostApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Limits").Get<Settings>() ?? new Settings();
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = SayWhen;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => For(context, settings));
            options.AddPolicy(SignIn, context => RateLimitPartition.GetFixedWindowLimiter(
                Address(context),
                _ => new FixedWindowRateLimiterOptions
                {
                    PermitLimit = settings.SignInsPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                }));
        });
    }

    private static RateLimitPartition<string> For(HttpContext context, Settings settings)
    {
        // The platform's own processes ask on behalf of somebody whose request was counted already.
        if (context.RequestServices.GetRequiredService<Ports>().IsInside(context))
            return RateLimitPartition.GetNoLimiter("inside");
        // A whole office that opens its first page together asks for ten files each.
        if (Assets.Wanted(context)) return Bucket($"assets {Address(context)}", settings.AssetsPerSecond);
        if (context.User.FindFirstValue(AccessTokenHandler.TokenId) is { } token)
            return Bucket($"token {token}", settings.TokenPerSecond);
        return context.User.FindFirstValue(PlatformClaims.Subject) is { } person
            ? Bucket($"person {person}", settings.PersonPerSecond)
            : Bucket($"address {Address(context)}", settings.AddressPerSecond);
    }

    /// <summary>So many in each second, of which those of ten quiet seconds may be saved up.</summary>
    private static RateLimitPartition<string> Bucket(string caller, int perSecond) =>
        RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond * 10,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static ValueTask SayWhen(Microsoft.AspNetCore.RateLimiting.OnRejectedContext refused, CancellationToken cancel)
    {
        var seconds = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after)
            ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds))
            : 1;
        refused.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }

    private sealed class Settings
    {
        public int TokenPerSecond { get; init; } = 300;
        public int PersonPerSecond { get; init; } = 30;
        public int AddressPerSecond { get; init; } = 60;
        public int AssetsPerSecond { get; init; } = 300;
        public int SignInsPerMinute { get; init; } = 120;
    }
}
