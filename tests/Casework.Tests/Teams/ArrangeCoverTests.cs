using System.Net;
using Platform.Casework.Tests.Support;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Casework.Tests.Teams;

/// <summary>With a clock of its own: access by cover ends by itself.</summary>
public sealed class ArrangeCoverTests(ArrangeCoverTests.MovedApp app) : IClassFixture<ArrangeCoverTests.MovedApp>
{
    public sealed class MovedApp() : ServiceApp<Program>("casework");

    [Fact]
    public async Task Who_leads_for_another_opens_the_records_from_the_first_day_to_the_last_and_no_longer()
    {
        app.Clock.MoveTo(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var affiliate = await ATeam();
        var rosa = await Another(affiliate, Roles.CaseManager);
        var (person, path) = (await affiliate.APerson(), $"/casework/teams/{affiliate.TeamId}/covers");
        var leader = affiliate.Person(rosa, Roles.CaseManager);
        var cover = new { awayId = affiliate.CaseManagerId, leaderId = rosa, from = "2026-03-03", until = "2026-03-04" };

        (await affiliate.Peer.Post(path, cover, version: 1)).EnsureSuccessStatusCode();

        async Task<HttpStatusCode> At(string instant)
        {
            app.Clock.MoveTo(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime());
            return await leader.Status($"/casework/people/{person}");
        }

        Assert.Equal(HttpStatusCode.NotFound, await At("2026-03-02T23:59:59-05:00"));
        Assert.Equal(HttpStatusCode.OK, await At("2026-03-03T00:00:00-05:00"));
        Assert.Equal(HttpStatusCode.OK, await At("2026-03-04T23:59:59-05:00"));
        Assert.Equal(HttpStatusCode.NotFound, await At("2026-03-05T00:00:00-05:00"));
        var shown = (await affiliate.CaseManager.Get($"/casework/teams/{affiliate.TeamId}")).GetProperty("pastCovers")[0];
        Assert.Equal(
            (Affiliate.CaseManagerName, "Other Worker", Affiliate.PeerName),
            (shown.Text("away"), shown.Text("leader"), shown.Text("arrangedBy")));
    }

    [Fact]
    public async Task The_other_of_the_team_leads_where_nobody_is_named_and_who_is_back_leads_again()
    {
        app.Clock.MoveTo(new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero));
        var affiliate = await ATeam();
        var path = $"/casework/teams/{affiliate.TeamId}/covers";
        var cover = new { awayId = affiliate.PeerId, from = "2026-03-02", until = "2026-03-09" };

        var arranged = await affiliate.CaseManager.Post(path, cover, version: 1, key: "cover-once");
        var again = await affiliate.CaseManager.Post(path, cover, version: 1, key: "cover-once");
        var stale = await affiliate.CaseManager.Post(path, cover, version: 1);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        await stale.Refused(HttpStatusCode.PreconditionFailed, "version.stale");
        var id = (await arranged.Read()).Id();
        var shown = (await affiliate.Peer.Get($"/casework/teams/{affiliate.TeamId}")).GetProperty("covers")[0];
        Assert.Equal((id, Affiliate.PeerName, Affiliate.CaseManagerName), (shown.Id(), shown.Text("away"), shown.Text("leader")));
        var ended = await affiliate.Peer.Send(HttpMethod.Delete, $"{path}/{id}", null, version: 2);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(0, (await affiliate.Peer.Get($"/casework/teams/{affiliate.TeamId}")).GetProperty("covers").GetArrayLength());
    }

    private async Task<Affiliate> ATeam()
    {
        var affiliate = new Affiliate(app, app.NewId(), app.NewId(), app.NewId(), app.NewId());
        await app.Deliver(affiliate.Site());
        await app.Deliver(affiliate.Member(affiliate.CaseManagerId, Affiliate.CaseManagerName, Roles.CaseManager));
        await app.Deliver(affiliate.Member(affiliate.PeerId, Affiliate.PeerName, Roles.PeerSupportSpecialist));
        await app.Deliver(affiliate.Award());
        affiliate.TeamId = await affiliate.Form();
        return affiliate;
    }

    private async Task<Guid> Another(Affiliate affiliate, string role)
    {
        var id = app.NewId();
        await app.Deliver(affiliate.Member(id, "Other Worker", role));
        return id;
    }
}
