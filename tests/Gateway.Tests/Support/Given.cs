using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests.Support;

/// <summary>What a test starts from, made as an administrator makes it.</summary>
internal static class Given
{
    public const string Password = "plain-words-in-a-row";

    public static async Task<Guid> AnOrganization(this GatewayApp app, string name = "Two Rivers Peers") =>
        await (await app.Administrator().Post("/directory/organizations", new { name, kind = "mha-affiliate" })).Id();

    public static async Task<Guid> ASite(this GatewayApp app, Guid organization, string name = "Eastside") =>
        await (await app.Administrator().Post(
            $"/directory/organizations/{organization}/sites", new { name, timeZone = "America/New_York" })).Id();

    public static async Task<(Guid Id, string Email)> APerson(this GatewayApp app, string? password = Password)
    {
        var email = $"{app.NewId():N}@example.org";
        var id = await (await app.Administrator().Post(
            "/directory/people", new { givenName = "Marisol", familyName = "Vega", email, password })).Id();
        return (id, email);
    }

    public static async Task<Guid> AMembership(
        this GatewayApp app, Guid organization, Guid person, string role = Roles.ProgramDirector, params Guid[] sites) =>
        await (await app.Administrator().Post(
            $"/directory/organizations/{organization}/memberships",
            new { personId = person, role, allSites = sites is [], sites })).Id();

    public static async Task<string> AToken(this GatewayApp app, Guid person, int days = 30)
    {
        var expiresOn = DateOnly.FromDateTime(app.Credentials.GetUtcNow().UtcDateTime).AddDays(days);
        var made = await app.Administrator().Post($"/directory/people/{person}/tokens", new { name = "Test", expiresOn });
        return (await (await made.Made()).Read()).GetProperty("token").GetString()!;
    }

    /// <summary>Somebody with one role in an organisation of their own, and a program that acts for them there.</summary>
    public static async Task<(Guid Person, Guid Organization, HttpClient Program)> SomebodyAtWork(
        this GatewayApp app, string role = Roles.ProgramDirector)
    {
        var (organization, (person, _)) = (await app.AnOrganization(), await app.APerson());
        await app.AMembership(organization, person, role);
        return (person, organization, app.Program(await app.AToken(person), organization));
    }

    public static async Task<Guid> Centre(this GatewayApp app) =>
        (await (await app.Administrator().Get("/directory/me")).Read())
            .GetProperty("memberships")[0].GetProperty("organizationId").GetGuid();

    /// <summary>A browser in which somebody is signed in: its requests carry the session cookie and come from our own pages.</summary>
    public static async Task<HttpClient> ABrowser(this GatewayApp app, string email, string password = Password)
    {
        var browser = app.Outside();
        var response = await browser.Form("/sign-in", app.Origin, ("user", email), ("password", password));
        browser.DefaultRequestHeaders.Add("Cookie", SessionOf(response));
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    /// <summary>The session cookie that an answer sets, as a browser sends it back.</summary>
    public static string SessionOf(HttpResponseMessage response) =>
        response.Headers.GetValues("Set-Cookie").Single(cookie => !cookie.Contains("=;", StringComparison.Ordinal)).Split(';')[0];
}
