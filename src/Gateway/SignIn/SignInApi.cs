using Platform.Gateway.Edge;

namespace Platform.Gateway.SignIn;

/// <summary>The forms of signing in and out. Their pages are Web's.</summary>
internal static class SignInApi
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        // The framework's antiforgery is for pages that the same process renders. These forms are Web's, and are checked by
        // where the request comes from, as every unsafe request with a cookie is: see SameOrigin.
        var forms = app.MapGroup("")
            .AllowAnonymous()
            .DisableAntiforgery()
            .ExcludeFromDescription()
            .WithMetadata(new SameOrigin.FormOfOurs());

        forms.MapPost("/sign-in", SignInWithPassword.Handle).RequireRateLimiting(Limits.SignIn);
        forms.MapPost("/sign-out", SignOut.Handle);
    }
}
