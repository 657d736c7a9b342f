using System.Net;
using Platform.Casework.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Casework.Tests.Teams;

public sealed class FormTeamTests(CaseworkApp app)
{
    [Fact]
    public async Task A_director_forms_a_team_which_both_find()
    {
        var affiliate = await app.AnAffiliate();

        var response = await affiliate.Director.Post("/casework/teams", affiliate.TeamOfTheTwo());

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var id = (await response.Read()).Id();
        foreach (var worker in new[] { affiliate.CaseManager, affiliate.Peer })
        {
            var team = await worker.Get($"/casework/teams/{id}");
            Assert.Equal(
                ("Team 2", Affiliate.CaseManagerName, Affiliate.PeerName, "0", "25", "True", "True"),
                (team.Text("name"), team.Text("caseManager"), team.Text("peerSpecialist"), team.Text("people"),
                    team.Text("caseload"), team.Text("peerCertified"), team.Text("treats")));
            Assert.Equal(id, (await worker.Get("/casework/teams?mine=true")).Items().Single().Id());
        }
    }

    [Fact]
    public async Task A_peer_without_a_credential_is_refused_by_name_in_the_readers_language()
    {
        var affiliate = await app.AnAffiliate(certified: false);

        var response = await affiliate.Director.Post("/casework/teams", affiliate.TeamOfTheTwo(), language: "es");

        Assert.Equal([Affiliate.PeerName], await response.Refused(HttpStatusCode.Conflict, "team.peer-not-certified"));
        Assert.Contains("certificación", (await response.Read()).Text("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_credential_that_has_ended_or_was_revoked_does_not_count()
    {
        var affiliate = await app.AnAffiliate(certified: false);
        await app.Deliver(affiliate.Award(from: "2025-01-01", until: "2026-03-01"));
        var revoked = affiliate.Award();
        await app.Deliver(revoked);
        await app.Deliver(affiliate.Revoke(revoked));

        var response = await affiliate.Director.Post("/casework/teams", affiliate.TeamOfTheTwo());

        await response.Refused(HttpStatusCode.Conflict, "team.peer-not-certified");
    }

    [Fact]
    public async Task Who_does_not_work_there_in_the_role_is_refused()
    {
        var affiliate = await app.AnAffiliate();
        var elsewhere = await affiliate.AnotherWorker(Roles.CaseManager, sites: [app.NewId()]);

        var swapped = await affiliate.Director.Post("/casework/teams", affiliate.TeamOfTheTwo(caseManager: affiliate.PeerId));
        var away = await affiliate.Director.Post("/casework/teams", affiliate.TeamOfTheTwo(caseManager: elsewhere));
        var peer = await affiliate.Director.Post("/casework/teams", affiliate.TeamOfTheTwo(peer: affiliate.CaseManagerId));

        await swapped.Refused(HttpStatusCode.Conflict, "team.case-manager-not-at-site");
        await away.Refused(HttpStatusCode.Conflict, "team.case-manager-not-at-site");
        await peer.Refused(HttpStatusCode.Conflict, "team.peer-not-at-site");
    }

    [Fact]
    public async Task A_repeated_request_forms_one_team_and_an_id_is_given_once()
    {
        var affiliate = await app.AnAffiliate();
        var body = affiliate.TeamOfTheTwo(id: app.NewId());

        var first = await affiliate.Director.Post("/casework/teams", body, key: "team-once");
        var second = await affiliate.Director.Post("/casework/teams", body, key: "team-once");
        var third = await affiliate.Director.Post("/casework/teams", body);

        Assert.Equal((await first.Read()).Id(), (await second.Read()).Id());
        await third.Refused(HttpStatusCode.Conflict, "team.id-taken");
    }

    [Fact]
    public async Task A_name_has_a_limit_and_is_one_line()
    {
        var affiliate = await app.AnAffiliate();

        foreach (var wrong in new[] { new string('x', 61), "", "two\nlines" })
        {
            var response = await affiliate.Director.Post("/casework/teams", affiliate.TeamOfTheTwo(wrong));
            Assert.Equal("Name", Assert.Single(await response.Malformed()), ignoreCase: true);
        }
    }

    [Fact]
    public async Task The_second_of_two_who_change_a_team_is_told_so()
    {
        var affiliate = await app.ATeam();
        var rosa = await affiliate.AnotherWorker(Roles.CaseManager, "Rosa Lane");
        var path = $"/casework/teams/{affiliate.TeamId}";

        var first = await affiliate.Director.Put(path, affiliate.TeamOfTheTwo("Team 3", caseManager: rosa), version: 1);
        var second = await affiliate.Director.Put(path, affiliate.TeamOfTheTwo("Team 4"), version: 1);

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        await second.Refused(HttpStatusCode.PreconditionFailed, "version.stale");
        // The records go with the team: who left finds nothing, who came finds it.
        Assert.Equal(HttpStatusCode.NotFound, await affiliate.CaseManager.Status(path));
        Assert.Equal("Rosa Lane", (await affiliate.Person(rosa, Roles.CaseManager).Get(path)).Text("caseManager"));
    }
}
