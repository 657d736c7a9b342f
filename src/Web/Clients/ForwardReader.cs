using System.Globalization;
using System.Net.Http.Headers;

namespace Platform.Web.Clients;

/// <summary>
/// The services decide for the person who asked, not for the pages: each call carries the token that came with the
/// page's request, and the language in which refusals are to be written.
/// </summary>
internal sealed class ForwardReader(IHttpContextAccessor current) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (AuthenticationHeaderValue.TryParse(current.HttpContext?.Request.Headers.Authorization, out var token))
            request.Headers.Authorization = token;
        request.Headers.AcceptLanguage.ParseAdd(CultureInfo.CurrentUICulture.Name);
        return base.SendAsync(request, cancellationToken);
    }
}
