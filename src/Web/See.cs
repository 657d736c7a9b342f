namespace Platform.Web;

/// <summary>After a POST the browser is sent on with 303, so that reloading the page that follows repeats nothing.</summary>
internal static class See
{
    public static IResult Other(string address) => new SeeOther(address);

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
