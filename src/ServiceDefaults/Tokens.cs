using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Platform.ServiceDefaults;

/// <summary>
/// Accepts the platform's own tokens and no others. The keys come from the gateway (<c>Tokens:Jwks</c>) when the first
/// token does: no process waits for the gateway to start, and the last good set serves while the gateway is away.
/// </summary>
public static class Tokens
{
    public static void AddPlatformTokens(this IHostApplicationBuilder builder)
    {
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped(services =>
            Caller.Of(services.GetRequiredService<IHttpContextAccessor>().HttpContext!));
        builder.Services.AddAuthorization();
        builder.Services
            .AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
            .AddJwtBearer(options =>
            {
                options.MapInboundClaims = false;
                // A token's five minutes are real ones, also where a test has moved the platform's clock.
                options.TimeProvider = TimeProvider.System;
                options.ConfigurationManager = KeysFrom(builder.Configuration["Tokens:Jwks"]
                    ?? throw new InvalidOperationException(
                        "The setting Tokens:Jwks is missing: the address of the gateway's key set."));
                options.TokenValidationParameters = new TokenValidationParameters
                {
                    ValidIssuer = PlatformClaims.Issuer,
                    ValidAudience = PlatformClaims.Audience,
                    ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                    ValidTypes = ["JWT"],
                    NameClaimType = PlatformClaims.Subject,
                    RoleClaimType = PlatformClaims.Roles,
                    ClockSkew = TimeSpan.FromSeconds(10),
                };
            });
    }

    private static ConfigurationManager<OpenIdConnectConfiguration> KeysFrom(string address) =>
        new(address, new KeySetRetriever(), new HttpDocumentRetriever { RequireHttps = false })
        {
            // A key that is not known yet is asked for at once, but no oftener than this.
            RefreshInterval = TimeSpan.FromSeconds(5),
            AutomaticRefreshInterval = TimeSpan.FromMinutes(5),
        };

    private sealed class KeySetRetriever : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(
            string address, IDocumentRetriever retriever, CancellationToken cancel)
        {
            var keys = new OpenIdConnectConfiguration
            {
                Issuer = PlatformClaims.Issuer,
                JsonWebKeySet = new JsonWebKeySet(await retriever.GetDocumentAsync(address, cancel)),
            };
            foreach (var key in keys.JsonWebKeySet.GetSigningKeys()) keys.SigningKeys.Add(key);
            return keys;
        }
    }
}
