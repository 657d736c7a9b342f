using Platform.Casework.Sites;
using Platform.Casework.Staff;
using Platform.Casework.Teams;
using Platform.Domain;

namespace Platform.Casework.Tests.Teams;

public sealed class TeamTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Worker Tanya = new(NewId(), "Tanya Brooks", IsCertified: false);
    private static readonly Worker Miguel = new(NewId(), "Miguel Ortiz", IsCertified: true);
    private static readonly Worker Other = new(NewId(), "Rosa Lane", IsCertified: false);
    private static readonly Site MillStreet = new()
    {
        OrganizationId = NewId(),
        Id = NewId(),
        Name = "Mill Street",
        TimeZone = "America/New_York",
    };

    [Fact]
    public void Is_a_case_manager_and_a_peer_support_specialist_who_is_certified()
    {
        Assert.Equal("team.case-manager-not-at-site", Refused(() => Form(null, Miguel)));
        Assert.Equal("team.peer-not-at-site", Refused(() => Form(Tanya, null)));
        Assert.Equal("team.peer-not-certified", Refused(() => Form(Tanya, Miguel with { IsCertified = false })));
        Assert.Equal("team.same-person", Refused(() => Form(Miguel, Miguel)));

        var team = Form(Tanya, Miguel);

        Assert.Equal((Tanya.Id, Miguel.Id), (team.CaseManagerId, team.PeerSpecialistId));
    }

    [Fact]
    public void Who_is_in_the_team_stays_when_the_credential_has_ended_and_nobody_new_comes_without_one()
    {
        var team = Form(Tanya, Miguel);

        team.Change("Team 3", Tanya, Miguel with { IsCertified = false });

        Assert.Equal("Team 3", team.Name);
        Assert.Equal("team.peer-not-certified", Refused(() => team.Change("Team 3", Tanya, Other)));
    }

    [Fact]
    public void While_one_is_away_the_other_leads_from_the_first_day_to_the_last_at_the_site()
    {
        var team = Form(Tanya, Miguel);

        var cover = Cover(team, Miguel.Id, Tanya, Today, Today.AddDays(4));

        Assert.Equal((Miguel.Id, Tanya.Id), (cover.AwayId, cover.LeaderId));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 5, 0, 0, TimeSpan.Zero), cover.StartsAt);
        Assert.Equal(new DateTimeOffset(2026, 3, 7, 5, 0, 0, TimeSpan.Zero), cover.EndsAt);
    }

    [Fact]
    public void A_cover_is_for_somebody_of_the_team_by_somebody_who_is_there()
    {
        var team = Form(Tanya, Miguel);

        Assert.Equal("cover.not-in-team", Refused(() => Cover(team, Other.Id, Tanya, Today, Today)));
        Assert.Equal("cover.leader-not-at-site", Refused(() => Cover(team, Miguel.Id, null, Today, Today)));
        Assert.Equal("cover.leader-away", Refused(() => Cover(team, Miguel.Id, Miguel, Today, Today)));

        Cover(team, Miguel.Id, Tanya, Today, Today.AddDays(4));

        Assert.Equal("cover.already", Refused(() => Cover(team, Miguel.Id, Other, Today.AddDays(4), Today.AddDays(9))));
        // Who leads cannot be away, whoever would lead for them.
        Assert.Equal("cover.leader-away", Refused(() => Cover(team, Tanya.Id, Other, Today.AddDays(2), Today.AddDays(9))));
        Cover(team, Tanya.Id, Miguel, Today.AddDays(5), Today.AddDays(9));
    }

    [Fact]
    public void A_cover_has_an_end_and_is_not_for_yesterday()
    {
        var team = Form(Tanya, Miguel);

        Assert.Equal("cover.dates", Refused(() => Cover(team, Miguel.Id, Tanya, Today.AddDays(-1), Today)));
        Assert.Equal("cover.dates", Refused(() => Cover(team, Miguel.Id, Tanya, Today, Today.AddDays(-1))));
        Assert.Equal("cover.too-long", Refused(() => Cover(team, Miguel.Id, Tanya, Today, Today.AddDays(Team.LongestCoverDays))));
        Cover(team, Miguel.Id, Tanya, Today, Today.AddDays(Team.LongestCoverDays - 1));
    }

    [Fact]
    public void Who_is_back_leads_again_today_and_what_was_stays_recorded()
    {
        var team = Form(Tanya, Miguel);
        var cover = Cover(team, Miguel.Id, Tanya, Today, Today.AddDays(9));

        Assert.True(team.EndCover(cover.Id, MillStreet, Now.AddDays(3)));

        Assert.Equal(Today.AddDays(2), Assert.Single(team.Covers).Until);
        Assert.Equal("cover.over", Refused(() => team.EndCover(cover.Id, MillStreet, Now.AddDays(3))));
        Assert.False(team.EndCover(NewId(), MillStreet, Now));
    }

    [Fact]
    public void A_cover_that_was_not_needed_is_none()
    {
        var team = Form(Tanya, Miguel);
        var cover = Cover(team, Miguel.Id, Tanya, Today.AddDays(7), Today.AddDays(9));

        Assert.True(team.EndCover(cover.Id, MillStreet, Now));

        Assert.Empty(team.Covers);
    }

    private static Team Form(Worker? caseManager, Worker? peer) =>
        Team.Form(null, MillStreet.Id, "Team 2", caseManager, peer, Now);

    private static Cover Cover(Team team, Guid away, Worker? leader, DateOnly from, DateOnly until) =>
        team.ArrangeCover(away, leader, from, until, Tanya.Id, MillStreet, Now);

    private static string Refused(Action deed) => Assert.Throws<RuleViolationException>(deed).Code;

    private static string Refused(Func<object> deed) => Assert.Throws<RuleViolationException>(() => _ = deed()).Code;

    private static Guid NewId() => Guid.CreateVersion7(Now);
}
