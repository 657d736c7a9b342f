using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Directory;
using Platform.Gateway.AccessTokens;
using Platform.Gateway.Data;
using Platform.Gateway.Tests.Support;
using Platform.Gateway.Tokens;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests.Data;

public sealed class FirstAccountTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_administrator_can_sign_in_and_the_centre_is_told_to_the_others()
    {
        var browser = await app.ABrowser(GatewayApp.AdministratorEmail, GatewayApp.AdministratorPassword);

        var membership = (await (await browser.Get("/directory/me")).Read()).GetProperty("memberships")[0];

        Assert.Equal(Roles.PlatformAdministrator, membership.GetProperty("role").GetString());
        Assert.True(await app.Bus.Published.Any<OrganizationRegistered>(m => m.Context.Message.Kind == "national-centre", Cancel));
        Assert.True(await app.Bus.Published.Any<MembershipChanged>(m => m.Context.Message.Role == Roles.PlatformAdministrator, Cancel));
    }

    [Fact]
    public async Task Again_it_changes_nothing_but_the_last_day_of_the_token()
    {
        var before = await Counts();
        var later = app.Credentials.GetUtcNow().AddDays(100);

        await Seed(GatewayApp.BootstrapToken, later, password: "another-password-altogether");

        Assert.Equal(before, await Counts());
        var hash = PersonalAccessToken.HashOf(GatewayApp.BootstrapToken);
        Assert.Equal(
            DateOnly.FromDateTime(later.UtcDateTime).AddDays(365),
            await app.Query(db => db.AccessTokens.Where(token => token.Hash == hash).Select(token => token.ExpiresOn).SingleAsync(Cancel)));
        await app.ABrowser(GatewayApp.AdministratorEmail, GatewayApp.AdministratorPassword);
    }

    [Fact]
    public async Task A_token_that_was_revoked_stays_revoked_and_a_new_one_is_taken()
    {
        var (first, second) = ($"pat_{new string('c', 43)}", $"pat_{new string('d', 43)}");
        await Seed(first, app.Credentials.GetUtcNow());
        var hash = PersonalAccessToken.HashOf(first);
        await app.Query(db => db.AccessTokens.Where(token => token.Hash == hash)
            .ExecuteUpdateAsync(token => token.SetProperty(t => t.RevokedAt, app.Credentials.GetUtcNow()), Cancel));

        await Seed(first, app.Credentials.GetUtcNow());
        await Seed(second, app.Credentials.GetUtcNow());

        Assert.False((await app.Program(first).Get("/directory/me")).IsSuccessStatusCode);
        Assert.True((await app.Program(second).Get("/directory/me")).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("pat_short")]
    public async Task A_token_that_can_be_guessed_is_refused(string token) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Seed(token, app.Credentials.GetUtcNow()));

    private Task<(int, int, int, int, int)> Counts() => app.Query(async db => (
        await db.Organizations.CountAsync(o => o.Kind == "national-centre", Cancel),
        await db.People.CountAsync(Cancel),
        await db.Accounts.CountAsync(Cancel),
        await db.Memberships.CountAsync(Cancel),
        await db.AccessTokens.CountAsync(Cancel)));

    private async Task Seed(string token, DateTimeOffset now, string password = GatewayApp.AdministratorPassword)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bootstrap:AdministratorEmail"] = GatewayApp.AdministratorEmail,
            ["Bootstrap:AdministratorPassword"] = password,
            ["Bootstrap:Token"] = token,
        }).Build();
        var services = new Overlay(scope.ServiceProvider, settings, new CredentialClock(new Testing.FakeClock(now)));
        await FirstAccount.Seed(scope.ServiceProvider.GetRequiredService<DirectoryDb>(), services, Cancel);
    }

    private sealed class Overlay(IServiceProvider services, IConfiguration settings, CredentialClock clock) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(IConfiguration) ? settings
            : serviceType == typeof(CredentialClock) ? clock
            : services.GetService(serviceType);
    }
}
