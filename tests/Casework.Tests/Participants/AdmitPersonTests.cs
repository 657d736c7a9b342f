using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Casework.Tests.Participants;

public sealed class AdmitPersonTests(CaseworkApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Either_of_the_team_admits_a_person_whom_both_then_find_with_a_plan()
    {
        var affiliate = await app.ATeam();

        var response = await affiliate.Peer.Post("/casework/people", affiliate.Admission());

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var id = (await response.Read()).Id();
        foreach (var worker in new[] { affiliate.CaseManager, affiliate.Peer })
        {
            var person = await worker.Get($"/casework/people/{id}");
            Assert.Equal(
                ("Curtis", "Bell", "Curtis B.", "True", "transition"),
                (person.Text("givenName"), person.Text("familyName"), person.Text("displayName"), person.Text("treats"),
                    person.GetProperty("phase").Text("code")));
            var plan = await worker.Get($"/casework/people/{id}/plan");
            Assert.Equal(["2026-03-02", "2026-07-02", "2026-12-02"], plan.GetProperty("phases").EnumerateArray().Select(phase => phase.Text("startsOn")));
            Assert.Equal("2027-03-01", plan.Text("endsOn"));
            Assert.Equal("residential", plan.Text("setting"));
            Assert.Equal([13, 11], plan.GetProperty("series").EnumerateArray().Select(series => series.GetProperty("sessions").GetArrayLength()));
        }
    }

    [Fact]
    public async Task Who_is_not_eligible_is_told_why()
    {
        var affiliate = await app.ATeam();
        var history = affiliate.Admission();
        history["homelessness"] = false;
        var problems = affiliate.Admission();
        problems["substanceUse"] = false;

        await (await affiliate.Peer.Post("/casework/people", history)).Refused(HttpStatusCode.Conflict, "episode.not-eligible-history");
        await (await affiliate.Peer.Post("/casework/people", problems)).Refused(HttpStatusCode.Conflict, "episode.not-eligible-problems");
        Assert.Equal(0, await app.Query(affiliate.OrganizationId, db => db.Participants.CountAsync(Cancel)));
    }

    [Fact]
    public async Task The_twenty_sixth_needs_a_reason_also_where_two_come_at_once()
    {
        var affiliate = await app.ATeam();
        for (var person = 1; person <= 24; person++) await affiliate.APerson(familyName: $"Number{person}");

        var both = await Task.WhenAll(
            affiliate.CaseManager.Post("/casework/people", affiliate.Admission("Ada")),
            affiliate.Peer.Post("/casework/people", affiliate.Admission("Ben")));

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.Conflict], both.Select(response => response.StatusCode).Order());
        var refused = both.Single(response => response.StatusCode is HttpStatusCode.Conflict);
        Assert.Equal(["25", "25"], await refused.Refused(HttpStatusCode.Conflict, "episode.caseload-full"));
        var reasoned = affiliate.Admission("Cal");
        reasoned["caseloadReason"] = "Comes with a brother";
        var admitted = await affiliate.Peer.Post("/casework/people", reasoned);
        Assert.Equal(HttpStatusCode.Created, admitted.StatusCode);
        Assert.Equal("26", (await affiliate.Director.Get($"/casework/teams/{affiliate.TeamId}")).Text("people"));
        var plan = await affiliate.Peer.Get($"/casework/people/{(await admitted.Read()).Id()}/plan");
        Assert.Equal("Comes with a brother", plan.Text("caseloadReason"));
    }

    [Fact]
    public async Task Whom_the_team_served_before_is_the_same_person_and_is_served_once_at_a_time()
    {
        var affiliate = await app.ATeam();
        var id = await affiliate.APerson();
        var again = affiliate.Admission();
        again["knownPersonId"] = id;

        await (await affiliate.Peer.Post("/casework/people", again)).Refused(HttpStatusCode.Conflict, "episode.served-already");
        (await affiliate.Peer.Post(
            $"/casework/people/{id}/end", new { on = "2026-03-02", kind = "byChoice", reason = "Goes on alone" }, version: 1))
            .EnsureSuccessStatusCode();
        var back = await affiliate.Peer.Post("/casework/people", again);

        Assert.Equal(id, (await back.EnsureSuccessStatusCode().Read()).Id());
        Assert.Equal(2, await app.Query(affiliate.OrganizationId, db => db.Episodes.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Another_teams_person_is_nobody_here()
    {
        var affiliate = await app.ATeam();
        var (ada, ben) = (await affiliate.AnotherWorker(Roles.CaseManager, "Ada One"), await affiliate.AnotherWorker(Roles.PeerSupportSpecialist, "Ben Two"));
        await app.Deliver(affiliate.Award(personId: ben));
        var formed = await affiliate.Director.Post("/casework/teams", affiliate.TeamOfTheTwo("Team 3", caseManager: ada, peer: ben));
        var request = affiliate.Admission();
        request["knownPersonId"] = await affiliate.APerson();
        request["teamId"] = (await formed.Read()).Id();

        var response = await affiliate.Person(ada, Roles.CaseManager).Post("/casework/people", request);

        await response.Refused(HttpStatusCode.NotFound, "request.not-found");
    }

    [Fact]
    public async Task A_repeated_request_admits_once()
    {
        var affiliate = await app.ATeam();

        var first = await affiliate.Peer.Post("/casework/people", affiliate.Admission(), key: "admit-once");
        var second = await affiliate.Peer.Post("/casework/people", affiliate.Admission(), key: "admit-once");

        Assert.Equal((await first.Read()).Id(), (await second.Read()).Id());
        Assert.Equal(1, await app.Query(affiliate.OrganizationId, db => db.Participants.CountAsync(Cancel)));
    }

    [Theory]
    [InlineData("givenName", "", "GivenName")]
    [InlineData("familyName", "two\nlines", "FamilyName")]
    [InlineData("months", 3, "Months")]
    [InlineData("admittedOn", null, "AdmittedOn")]
    [InlineData("setting", null, "Setting")]
    [InlineData("teamId", null, "TeamId")]
    public async Task What_is_missing_or_too_long_is_named(string field, object? value, string named)
    {
        var affiliate = await app.ATeam();
        var request = affiliate.Admission();
        request[field] = value;

        var response = await affiliate.Peer.Post("/casework/people", request);

        Assert.Equal(named, Assert.Single(await response.Malformed()), ignoreCase: true);
    }

    [Fact]
    public async Task The_list_is_by_name_and_pages_and_knows_who_is_served()
    {
        var affiliate = await app.ATeam();
        foreach (var name in new[] { "Denise", "Álvaro", "Curtis" }) await affiliate.APerson(name);
        var gone = await affiliate.APerson("Bea");
        (await affiliate.Peer.Post($"/casework/people/{gone}/end", new { on = "2026-03-02", kind = "moved", reason = "Moved" }, version: 1))
            .EnsureSuccessStatusCode();

        var first = await affiliate.Peer.Get("/casework/people?state=active&take=2");
        var second = await affiliate.Peer.Get($"/casework/people?state=active&take=2&after={first.Text("next")}");
        var ended = await affiliate.Peer.Get("/casework/people?state=ended");

        Assert.Equal(["Álvaro B.", "Curtis B."], first.Items().Select(item => item.Text("displayName")));
        Assert.Equal(["Denise B."], second.Items().Select(item => item.Text("displayName")));
        Assert.Equal(["Bea B."], ended.Items().Select(item => item.Text("displayName")));
        Assert.Equal("transition", first.Items().First().Text("phase"));
    }
}
