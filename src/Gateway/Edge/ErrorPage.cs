using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.Extensions.Options;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Edge;

/// <summary>
/// An error as a page, for browsers that the pages' own process can't answer: plain, in both languages, with the way to
/// help. It needs nothing else, for everything else may be what is away.
/// </summary>
internal sealed class ErrorPage(IOptions<ProblemDetailsOptions> options, RefusalTexts texts) : IProblemDetailsWriter
{
    private static readonly CultureInfo[] Languages = [new("en"), new("es")];

    public bool CanWrite(ProblemDetailsContext context) =>
        !Programs.IsOne(context.HttpContext)
        && context.HttpContext.Request.GetTypedHeaders().Accept.Any(accepted =>
            accepted.MediaType.Equals(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase)
            && accepted.Quality is null or > 0);

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        options.Value.CustomizeProblemDetails?.Invoke(context);
        var response = context.HttpContext.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentLanguage = "en, es";
        await response.WriteAsync(Page(context), Encoding.UTF8, context.HttpContext.RequestAborted);
    }

    private string Page(ProblemDetailsContext context)
    {
        var code = context.ProblemDetails.Extensions.TryGetValue("code", out var known) ? known as string : null;
        var sentences = Languages.Select(language => (language.Name, Text: Sentence(code ?? "request.failed", language)));
        var number = System.Diagnostics.Activity.Current?.TraceId.ToString()[..8];
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Peer Programs</title>
            </head>
            <body>
              <main>
                <h1>Peer Programs</h1>
            {string.Join('\n', sentences.Select(said => $"    <p lang=\"{said.Name}\">{HtmlEncoder.Default.Encode(said.Text)}</p>"))}
                <p><a href="/">Start page · <span lang="es">Página de inicio</span></a></p>
                <p>If you need to talk now, call or text <a href="tel:988">988</a>.
                  <span lang="es">Si necesita hablar ahora, llame o envíe un mensaje de texto al 988.</span></p>
                <p><small>{context.HttpContext.Response.StatusCode}{(number is null ? "" : $" · {number}")}</small></p>
              </main>
            </body>
            </html>

            """;
    }

    private string Sentence(string code, CultureInfo language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = language;
            return texts.Sentence(code, []) ?? texts.Sentence("request.failed", [])!;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
