using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace Platform.Web;

/// <summary>English and Spanish: the reader's own choice, kept in one cookie, before what the browser asks for.</summary>
internal static class Languages
{
    public const string English = "en";
    public const string Spanish = "es";

    public static bool IsSpanish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Spanish;

    public static void AddLanguages(this WebApplicationBuilder builder) =>
        builder.Services.AddOptions<RequestLocalizationOptions>().Configure<Cookies>((options, cookies) =>
            options.RequestCultureProviders =
            [
                new CustomRequestCultureProvider(context => Task.FromResult(
                    context.Request.Cookies[cookies.Name("language")] is (English or Spanish) and var chosen
                        ? new ProviderCultureResult(chosen)
                        : null)),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ]);

    public static void MapLanguage(this WebApplication app) =>
        app.MapGet("/language", (string? to, string? returnTo, HttpContext context, Cookies cookies, TimeProvider clock) =>
        {
            if (to is English or Spanish)
            {
                var cookie = cookies.Build("language").Build(context);
                cookie.Expires = clock.GetUtcNow().AddYears(1);
                context.Response.Cookies.Append(cookies.Name("language"), to, cookie);
            }

            return See.Other(Local(returnTo));
        }).AllowAnonymous();

    /// <summary>An address of this site, and of no other: what comes in a query may have been written by anybody.</summary>
    public static string Local(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? address : "/";
}
