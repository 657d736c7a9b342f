namespace Platform.Gateway.SignIn;

internal static class SignOut
{
    public static async Task<SeeOther> Handle(Sessions sessions, HttpContext http, CancellationToken cancel)
    {
        await sessions.End(http, cancel);
        return new SeeOther("/");
    }
}
