using Platform.Gateway.Edge;

namespace Platform.Gateway.Passwords;

/// <summary>The forms of a forgotten password. Their pages are Web's.</summary>
internal static class PasswordsApi
{
    public static void MapPasswordForms(this IEndpointRouteBuilder app)
    {
        app.MapGet("/password/reset/{token}", ResetPassword.Open)
            .AllowAnonymous()
            .ExcludeFromDescription()
            .RequireRateLimiting(Limits.SignIn);
        var forms = app.MapGroup("/password")
            .AllowAnonymous()
            .DisableAntiforgery()
            .ExcludeFromDescription()
            .WithMetadata(new SameOrigin.FormOfOurs())
            .RequireRateLimiting(Limits.SignIn);
        forms.MapPost("/forgot", ForgotPassword.Handle);
        forms.MapPost("/reset", ResetPassword.Handle);
    }
}
