using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Platform.Gateway.AccessTokens;
using Platform.Gateway.Data;
using Platform.Gateway.Edge;
using Platform.Gateway.Keys;
using Platform.Gateway.People;
using Platform.Gateway.Tokens;
using Platform.ServiceDefaults;

namespace Platform.Gateway.SignIn;

/// <summary>
/// Three ways to be somebody, one for each kind of caller: a browser's session, a program's personal access token, and on
/// the internal port the platform's own token. No request can choose: what it carries and where it arrives decides.
/// </summary>
internal static class Authentication
{
    private const string ByKindOfCaller = "by-kind-of-caller";
    private const string Nobody = "nobody";

    /// <summary>How the gateway signs people in: accounts, the hash of their passwords, their rules.</summary>
    public static void AddAccounts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new CredentialClock(TimeProvider.System));
        builder.Services.AddIdentityCore<Account>(PasswordRules.Set);
        // An account is stored with its person, by the one save of whoever makes both.
        builder.Services.AddScoped<IUserStore<Account>>(services =>
            new UserOnlyStore<Account, DirectoryDb, Guid>(services.GetRequiredService<DirectoryDb>())
            {
                AutoSaveChanges = false,
            });
        builder.Services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = PasswordRules.HashRounds);
    }

    public static void AddEdgeAuthentication(this IHostApplicationBuilder builder, string keysDirectory)
    {
        builder.Services.AddDataProtection()
            .SetApplicationName("platform-gateway")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(keysDirectory, "gateway")));
        builder.Services
            .AddOptions<KeyManagementOptions>()
            .Configure<MasterKey>((options, master) => options.XmlEncryptor = new SealedByMasterKey(master));
        builder.Services.AddSingleton<Whence>();
        builder.Services.AddScoped<Sessions>();
        builder.Services.AddScoped<SignInWithPassword>();
        builder.Services.AddSingleton<SignInWithPassword.Nobody>();
        builder.Services.AddScoped(services =>
            Caller.Of(services.GetRequiredService<IHttpContextAccessor>().HttpContext!));
        builder.Services.AddHttpContextAccessor();

        builder.Services
            .AddAuthentication(ByKindOfCaller)
            .AddPolicyScheme(ByKindOfCaller, null, options => options.ForwardDefaultSelector = KindOfCaller)
            .AddCookie(options =>
            {
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.Path = "/";
                options.Cookie.IsEssential = true;
                // When a session ends is the directory's to say; the cookie goes with the browser.
                options.ExpireTimeSpan = Session.AtMost;
                options.SlidingExpiration = false;
                options.TimeProvider = TimeProvider.System;
                options.Events.OnValidatePrincipal = Sessions.Validate;
                options.Events.OnRedirectToLogin = AskToSignIn;
                options.Events.OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
            })
            .AddScheme<AuthenticationSchemeOptions, AccessTokenHandler>(
                AccessTokenHandler.SchemeName, options => options.TimeProvider = TimeProvider.System)
            .AddScheme<AuthenticationSchemeOptions, NobodyHandler>(Nobody, null)
            .AddJwtBearer();

        builder.Services
            .AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<PublicUrl>((options, url) =>
            {
                options.Cookie.Name = url.CookieName("session");
                options.Cookie.SecurePolicy = url.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            });
        builder.Services
            .AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<KeyRing, CredentialClock>((options, keys, clock) =>
            {
                options.MapInboundClaims = false;
                options.TimeProvider = TimeProvider.System;
                options.ConfigurationManager = keys;
                options.TokenValidationParameters = new TokenValidationParameters
                {
                    ValidIssuer = PlatformClaims.Issuer,
                    ValidAudience = PlatformClaims.Audience,
                    ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                    ValidTypes = ["JWT"],
                    NameClaimType = PlatformClaims.Subject,
                    RoleClaimType = PlatformClaims.Roles,
                    ClockSkew = TimeSpan.FromSeconds(10),
                    LifetimeValidator = (from, until, _, validation) =>
                        from <= (clock.Now + validation.ClockSkew).UtcDateTime
                        && until >= (clock.Now - validation.ClockSkew).UtcDateTime,
                };
            });
    }

    private static string KindOfCaller(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<Ports>().IsInside(context))
            return JwtBearerDefaults.AuthenticationScheme;
        if (context.Request.Headers.ContainsKey("Authorization")) return AccessTokenHandler.SchemeName;
        // Style sheets and pictures are the same for everybody: nobody's session is looked up for them.
        return Assets.Wanted(context) ? Nobody : CookieAuthenticationDefaults.AuthenticationScheme;
    }

    /// <summary>A person is sent to the page where one signs in and back again; a program is told.</summary>
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (!Programs.IsOne(context.HttpContext))
        {
            var returnTo = HttpMethods.IsGet(request.Method)
                ? QueryString.Create("returnTo", $"{request.PathBase}{request.Path}{request.QueryString}")
                : QueryString.Empty;
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = $"/sign-in{returnTo}";
            return Task.CompletedTask;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    /// <summary>The scheme of requests that are nobody's.</summary>
    private sealed class NobodyHandler(
        IOptionsMonitor<AuthenticationSchemeOptions> options,
        ILoggerFactory logger,
        System.Text.Encodings.Web.UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
            Task.FromResult(AuthenticateResult.NoResult());
    }
}
