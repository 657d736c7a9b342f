using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Directory;
using Platform.Gateway.Invitations;
using Platform.Gateway.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests.Invitations;

public sealed class InvitationsTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invited_person_chooses_a_password_gets_the_membership_and_signs_in()
    {
        var (_, organization, director) = await app.SomebodyAtWork();
        var site = await app.ASite(organization);
        var email = NewEmail();
        await Invite(director, organization, email, Roles.PeerNavigator, [site], "es");
        var mail = Assert.Single(await app.MailsTo(email));
        Assert.Equal("Tiene una invitación de Peer Programs", mail.Subject);
        Assert.Contains("Hola, Ana", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Two Rivers Peers", mail.Text, StringComparison.Ordinal);

        var cookie = await app.Open(await app.LinkTo(email));
        var seen = await (await app.Inside().Post("/directory/invitations/look", new { token = cookie.Split('=')[1] })).Read();
        Assert.Equal("peer-navigator", seen.GetProperty("role").GetString());
        Assert.Equal("Eastside", seen.GetProperty("sites")[0].GetString());
        Assert.False(seen.GetProperty("hasAccount").GetBoolean());
        var next = await app.Post("/invitation", cookie, ("password", Given.Password));

        Assert.Equal($"/sign-in?code=welcome&returnTo=%2Fo%2F{organization}", next);
        await app.ABrowser(email);
        Assert.True(await app.Bus.Published.Any<MembershipChanged>(message =>
            message.Context.Message is { Name: "Ana Ruiz", Role: Roles.PeerNavigator, AllSites: false, Active: true }
            && message.Context.Message.OrganizationId == organization, Cancel));
        Assert.Equal("/invitation?code=gone", await app.Post("/invitation", cookie, ("password", Given.Password)));
    }

    [Fact]
    public async Task Who_has_an_account_elsewhere_joins_a_second_organization_without_another_password()
    {
        var (person, email) = await app.APerson();
        await app.AMembership(await app.AnOrganization("First"), person, Roles.PeerLifeCoach);
        var (_, second, director) = await app.SomebodyAtWork();
        await Invite(director, second, email.ToUpperInvariant(), Roles.CaseManager);

        var cookie = await app.Open(await app.LinkTo(email.ToUpperInvariant()));
        Assert.StartsWith("/sign-in?code=welcome", await app.Post("/invitation", cookie, ("accept", "yes")), StringComparison.Ordinal);

        var me = await (await app.Program(await app.AToken(person)).Get("/directory/me")).Read();
        Assert.Equal(2, me.GetProperty("memberships").GetArrayLength());
    }

    [Fact]
    public async Task A_short_password_is_refused_and_the_link_is_still_good()
    {
        var (organization, email) = (await app.AnOrganization(), NewEmail());
        await Invite(app.Administrator(), organization, email);
        var cookie = await app.Open(await app.LinkTo(email));

        Assert.Equal("/invitation?code=short", await app.Post("/invitation", cookie, ("password", "short")));
        Assert.StartsWith("/sign-in", await app.Post("/invitation", cookie, ("password", Given.Password)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_good_for_nothing_once_withdrawn_renewed_or_past_its_last_day()
    {
        var (organization, email) = (await app.AnOrganization(), NewEmail());
        var administrator = app.Administrator();
        var id = await Invite(administrator, organization, email);
        var first = await app.Open(await app.LinkTo(email));
        var path = $"/directory/organizations/{organization}/invitations";

        Assert.Equal("invitation.too-soon", await (await Renew(1)).Code());
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        await (await Renew(1)).Made();
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Renew(1)).StatusCode);
        Assert.Equal("/invitation?code=gone", await app.Post("/invitation", first, ("password", Given.Password)));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Inside().Post("/directory/invitations/look", new { token = first.Split('=')[1] })).StatusCode);

        var second = await app.Open(await app.LinkTo(email));
        await (await administrator.Delete($"{path}/{id}", "\"v2\"")).Made();
        Assert.Equal("/invitation?code=gone", await app.Post("/invitation", second, ("password", Given.Password)));
        Assert.Equal("invitation.withdrawn", await (await administrator.Delete($"{path}/{id}", "\"v3\"")).Code());
        Assert.Empty((await (await administrator.Get(path)).Read()).GetProperty("items").EnumerateArray());

        var late = NewEmail();
        await Invite(administrator, organization, late);
        var third = await app.Open(await app.LinkTo(late));
        app.Clock.Advance(Invitation.Life);
        Assert.Equal("/invitation?code=gone", await app.Post("/invitation", third, ("password", Given.Password)));

        async Task<HttpResponseMessage> Renew(int version)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/{id}/renewal");
            request.Headers.IfMatch.ParseAdd($"\"v{version}\"");
            return await administrator.SendAsync(request, Cancel);
        }
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_its_code()
    {
        var (_, organization, director) = await app.SomebodyAtWork();
        var (person, email) = await app.APerson();
        await app.AMembership(organization, person, Roles.PeerLifeCoach);
        var invited = NewEmail();
        var id = await Invite(director, organization, invited);

        Assert.Equal("membership.held", await Code(Body(email)));
        Assert.Equal("invitation.waiting", await Code(Body(invited.ToUpperInvariant())));
        Assert.Equal("invitation.exists", await Code(Body(NewEmail(), id: id)));
        Assert.Equal("membership.role-not-here", await Code(Body(NewEmail(), Roles.Operations)));
        Assert.Equal("membership.role-unknown", await Code(Body(NewEmail(), "gardener")));
        Assert.Equal("membership.site-unknown", await Code(Body(NewEmail(), sites: [app.NewId()])));
        Assert.Equal(HttpStatusCode.BadRequest, (await director.Post(Path(organization), Body("nobody"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await director.Post(Path(organization), Body("a@example.org\r\nBcc: b@example.org"))).StatusCode);

        async Task<string?> Code(object body) => await (await director.Post(Path(organization), body)).Code();
    }

    [Fact]
    public async Task A_director_keeps_people_of_their_own_organization_and_sites_only()
    {
        var organization = await app.AnOrganization();
        var (mine, other) = (await app.ASite(organization, "Mine"), await app.ASite(organization, "Other"));
        var (person, _) = await app.APerson();
        await app.AMembership(organization, person, Roles.ProgramDirector, mine);
        var director = app.Program(await app.AToken(person), organization);
        var (elsewhere, _) = await app.APerson();
        var hidden = await app.AMembership(organization, elsewhere, Roles.PeerLifeCoach, other);

        await Invite(director, organization, NewEmail(), sites: [mine]);
        Assert.Equal("membership.beyond-your-sites", await (await director.Post(Path(organization), Body(NewEmail(), sites: [other]))).Code());
        Assert.Equal("membership.beyond-your-sites", await (await director.Post(Path(organization), Body(NewEmail()))).Code());
        Assert.Equal(HttpStatusCode.NotFound, (await director.Post(Path(await app.AnOrganization()), Body(NewEmail()))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await director.Get($"/directory/organizations/{organization}/memberships/{hidden}")).StatusCode);
        Assert.Single((await (await director.Get($"/directory/organizations/{organization}/memberships")).Read()).GetProperty("items").EnumerateArray());
        foreach (var role in Roles.Affiliate.Where(role => role != Roles.ProgramDirector))
        {
            var (_, theirs, program) = await app.SomebodyAtWork(role);
            Assert.Equal((role, HttpStatusCode.Forbidden), (role, (await program.Post(Path(theirs), Body(NewEmail()))).StatusCode));
        }
    }

    [Fact]
    public async Task A_form_of_another_site_accepts_nothing()
    {
        var browser = app.Outside();

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Form("/invitation", "https://elsewhere.example", ("password", Given.Password))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Form("/password/reset", "https://elsewhere.example", ("password", Given.Password))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Post("/directory/invitations/look", new { token = "x" })).StatusCode);
    }

    [Fact]
    public async Task Only_the_hash_of_a_link_is_kept()
    {
        var (organization, email) = (await app.AnOrganization(), NewEmail());
        await Invite(app.Administrator(), organization, email);
        var token = (await app.LinkTo(email)).Split('/')[^1];

        var hash = LinkTokens.HashOf(token);
        Assert.True(await app.Query(db => db.Invitations.AnyAsync(invitation => invitation.Hash == hash, Cancel)));
    }

    private string NewEmail() => $"{app.NewId():N}@example.org";

    private static string Path(Guid organization) => $"/directory/organizations/{organization}/invitations";

    private static object Body(string email, string role = Roles.PeerLifeCoach, Guid[]? sites = null, string language = "en", Guid? id = null) =>
        new { id, givenName = "Ana", familyName = "Ruiz", email, role, allSites = sites is null, sites = sites ?? [], language };

    private static async Task<Guid> Invite(
        HttpClient http, Guid organization, string email, string role = Roles.PeerLifeCoach, Guid[]? sites = null, string language = "en") =>
        await (await http.Post(Path(organization), Body(email, role, sites, language))).Id();
}
