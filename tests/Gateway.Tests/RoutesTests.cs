using System.Net;
using System.Net.Http.Json;
using Platform.Gateway.Tests.Support;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Gateway.Tests;

/// <summary>Every route, as the endpoints' metadata lists them: a new one without policy or documentation fails here.</summary>
public sealed class RoutesTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_those_of_the_table_of_roles() =>
        Assert.Equal(
            (await RouteTable.Documented("Gateway")).OrderBy(route => $"{route}", StringComparer.Ordinal),
            (await RouteTable.Of(app.Services)).OrderBy(route => $"{route}", StringComparer.Ordinal));

    [Fact]
    public async Task Are_closed_to_whoever_is_not_signed_in()
    {
        foreach (var route in await Guarded())
        {
            var response = await app.Outside().SendAsync(Sample(route), Cancel);

            var isPage = route.Pattern.StartsWith("/o/", StringComparison.Ordinal);
            Assert.Equal((route, isPage ? HttpStatusCode.SeeOther : HttpStatusCode.Unauthorized), (route, response.StatusCode));
        }
    }

    [Fact]
    public async Task Of_the_directory_are_refused_to_every_role_but_their_own()
    {
        var centre = await app.Centre();
        foreach (var role in Roles.All)
        {
            var (person, _) = await app.APerson();
            var organization = Roles.National.Contains(role) ? centre : await app.AnOrganization();
            await app.AMembership(organization, person, role);
            var token = await app.AToken(person);
            foreach (var route in (await Guarded()).Where(route => route.Policy == DirectoryPolicies.KeepDirectory))
            {
                foreach (var http in new[] { app.Program(token), app.Program(token, organization) })
                {
                    var response = await http.SendAsync(Sample(route), Cancel);

                    var mayUse = route.Roles.Split(", ").Contains(role);
                    Assert.Equal((route, role, !mayUse), (route, role, response.StatusCode == HttpStatusCode.Forbidden));
                    if (!mayUse) Assert.Equal("request.not-your-role", await response.Code());
                }
            }
        }
    }

    [Fact]
    public async Task Of_administrators_are_closed_while_they_act_for_another_organization()
    {
        var (person, _) = await app.APerson();
        var (centre, affiliate) = (await app.Centre(), await app.AnOrganization());
        await app.AMembership(centre, person, Roles.PlatformAdministrator);
        await app.AMembership(affiliate, person, Roles.ProgramDirector);
        var token = await app.AToken(person);

        Assert.Equal(HttpStatusCode.OK, (await app.Program(token).Get("/directory/organizations")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Program(token, centre).Get("/directory/organizations")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Program(token, affiliate).Get("/directory/organizations")).StatusCode);
    }

    private async Task<IReadOnlyList<GuardedRoute>> Guarded() =>
        [.. (await RouteTable.Of(app.Services)).Where(route => route.Policy != "anyone")];

    private HttpRequestMessage Sample(GuardedRoute route)
    {
        var path = string.Join('/', route.Pattern.Split('/').Select(part => part is ['{', ..] ? $"{app.NewId()}" : part));
        return new HttpRequestMessage(route.Method == "*" ? HttpMethod.Get : new HttpMethod(route.Method), path)
        {
            Content = route.Method == "POST" ? JsonContent.Create(new { }) : null,
        };
    }
}
