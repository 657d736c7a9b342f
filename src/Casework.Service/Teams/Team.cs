using Platform.Casework.Sites;
using Platform.Casework.Staff;
using Platform.Domain;

namespace Platform.Casework.Teams;

/// <summary>
/// A case manager and a peer support specialist, equals, who serve up to 25 people at a site together. While one of them
/// is away the other leads that one's work, or somebody else of the site does.
/// </summary>
internal sealed class Team : Aggregate
{
    public const int MaxName = 60;

    /// <summary>How many people a team serves at once. More only with a reason.</summary>
    public const int Caseload = 25;

    /// <summary>An absence longer than this is a change of the team.</summary>
    public const int LongestCoverDays = 92;

    private readonly List<Cover> _covers = [];

    private Team()
    {
    }

    public Guid SiteId { get; private init; }
    public string Name { get; private set; } = "";
    public Guid CaseManagerId { get; private set; }
    public Guid PeerSpecialistId { get; private set; }

    /// <summary>Who led for whom, and when: what was, stays.</summary>
    public IReadOnlyList<Cover> Covers => _covers;

    /// <param name="caseManager">A case manager of the site, or null if the person is none.</param>
    /// <param name="peerSpecialist">A peer support specialist of the site, or null if the person is none.</param>
    public static Team Form(
        Guid? id, Guid siteId, string name, Worker? caseManager, Worker? peerSpecialist, DateTimeOffset now)
    {
        var team = new Team { Id = id ?? Guid.CreateVersion7(now), SiteId = siteId };
        team.Change(name, caseManager, peerSpecialist);
        return team;
    }

    /// <summary>Gives the team another name or other people. A peer support specialist who stays is asked for nothing new.</summary>
    public void Change(string name, Worker? caseManager, Worker? peerSpecialist)
    {
        if (caseManager is null) throw CaseManagerNotAtSite();
        if (peerSpecialist is null) throw PeerNotAtSite();
        if (caseManager.Id == peerSpecialist.Id) throw SamePerson();
        if (!peerSpecialist.IsCertified && peerSpecialist.Id != PeerSpecialistId) throw PeerNotCertified(peerSpecialist.Name);

        (Name, CaseManagerId, PeerSpecialistId) = (name.Trim(), caseManager.Id, peerSpecialist.Id);
    }

    /// <summary>Records who leads somebody's work while they are away, both days included.</summary>
    /// <param name="leader">Somebody who works at the site in a team's role, or null if the person does not.</param>
    public Cover ArrangeCover(
        Guid awayId, Worker? leader, DateOnly from, DateOnly until, Guid byId, Site site, DateTimeOffset now)
    {
        if (awayId != CaseManagerId && awayId != PeerSpecialistId) throw AwayNotInTeam();
        if (leader is null) throw LeaderNotAtSite();
        if (leader.Id == awayId) throw LeaderIsAway();
        if (until < from || from < site.Today(now)) throw CoverDates();
        if (until.DayNumber - from.DayNumber >= LongestCoverDays) throw CoverTooLong(LongestCoverDays);
        foreach (var other in _covers.Where(other => other.Touches(from, until)))
        {
            if (other.AwayId == awayId) throw CoveredAlready();
            if (other.AwayId == leader.Id || other.LeaderId == awayId) throw LeaderIsAway();
        }

        var cover = Cover.Arrange(Id, awayId, leader.Id, from, until, byId, site.TimeZone, now);
        _covers.Add(cover);
        return cover;
    }

    /// <summary>The person is back: the cover ends with yesterday, or was never needed.</summary>
    /// <returns>False if there is no such cover.</returns>
    public bool EndCover(Guid coverId, Site site, DateTimeOffset now)
    {
        if (_covers.Find(cover => cover.Id == coverId) is not { } cover) return false;

        var today = site.Today(now);
        if (cover.Until < today) throw CoverIsOver();
        if (cover.From >= today) _covers.Remove(cover);
        else cover.EndWith(today.AddDays(-1), site.TimeZone);
        return true;
    }

    /// <summary>Derives the instants of covers anew, in the zone that the site has now.</summary>
    public void DeriveInstants(string zone)
    {
        foreach (var cover in _covers) cover.Derive(zone);
    }

    public static RuleViolationException IdTaken() => new("team.id-taken");

    private static RuleViolationException CaseManagerNotAtSite() => new("team.case-manager-not-at-site");

    private static RuleViolationException PeerNotAtSite() => new("team.peer-not-at-site");

    private static RuleViolationException PeerNotCertified(string name) => new("team.peer-not-certified", name);

    private static RuleViolationException SamePerson() => new("team.same-person");

    private static RuleViolationException AwayNotInTeam() => new("cover.not-in-team");

    private static RuleViolationException LeaderNotAtSite() => new("cover.leader-not-at-site");

    private static RuleViolationException LeaderIsAway() => new("cover.leader-away");

    private static RuleViolationException CoverDates() => new("cover.dates");

    private static RuleViolationException CoverTooLong(int days) => new("cover.too-long", days);

    private static RuleViolationException CoveredAlready() => new("cover.already");

    private static RuleViolationException CoverIsOver() => new("cover.over");
}
