using System.Net;
using Platform.Casework.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Casework.Tests.Teams;

public sealed class ListTeamsTests(CaseworkApp app) : IClassFixture<CaseworkApp>
{
    [Fact]
    public async Task Who_supervises_peers_sees_teams_of_their_sites_and_no_participant()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var here = affiliate.At(Roles.PeerSupervisor, affiliate.SiteId);
        var elsewhere = affiliate.At(Roles.PeerSupervisor, app.NewId());

        var teams = (await here.Get("/casework/teams")).GetProperty("items");

        Assert.Equal((1, affiliate.TeamId), (teams.GetArrayLength(), teams[0].Id()));
        Assert.Equal(1, (await here.Get("/casework/sites")).GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, await here.Status($"/casework/teams/{affiliate.TeamId}"));
        Assert.Equal(HttpStatusCode.Forbidden, await here.Status($"/casework/people/{person}"));
        Assert.Equal(HttpStatusCode.Forbidden, await here.Status($"/casework/teams/{affiliate.TeamId}/morning"));
        Assert.Equal(0, (await elsewhere.Get("/casework/teams")).GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, await elsewhere.Status($"/casework/teams/{affiliate.TeamId}"));
    }
}
