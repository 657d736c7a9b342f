using Platform.Contracts.Directory;
using Platform.Domain;
using Platform.Gateway.Organizations;
using Platform.Gateway.People;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests.Organizations;

public sealed class MembershipTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Organization Affiliate = Organization.Register(NewId(), "Two Rivers Peers", "mha-affiliate", Monday);
    private static readonly Organization Centre = Organization.FoundNationalCentre("National Center", Monday);
    private static readonly Person Marisol = Person.Add(NewId(), "Marisol", "Vega", "marisol@example.org", "es", Monday);
    private static readonly Guid East = NewId();

    [Fact]
    public void Granting_tells_the_others()
    {
        var membership = Grant(Affiliate, Roles.PeerLifeCoach, false, East);

        var told = Assert.IsType<MembershipChanged>(Assert.Single(membership.Facts));
        Assert.Equal(
            (Affiliate.Id, membership.Id, Marisol.Id, "Marisol Vega", Roles.PeerLifeCoach, false, true, 1, Monday),
            (told.OrganizationId, told.MembershipId, told.PersonId, told.Name, told.Role, told.AllSites, told.Active, told.Version, told.At));
        Assert.Equal([East], told.Sites);
    }

    [Fact]
    public void Ending_tells_the_others_and_happens_once()
    {
        var membership = Grant(Affiliate, Roles.ProgramDirector, true);
        membership.ForgetFacts();
        membership.RaiseVersion();

        membership.End(Marisol, Monday.AddDays(1));

        var told = Assert.IsType<MembershipChanged>(Assert.Single(membership.Facts));
        Assert.Equal((false, 2, Monday.AddDays(1)), (told.Active, told.Version, told.At));
        Refused("membership.ended", () => membership.End(Marisol, Monday.AddDays(2)));
    }

    [Theory]
    [InlineData("astronaut", "membership.role-unknown")]
    [InlineData(Roles.PlatformAdministrator, "membership.role-not-here")]
    [InlineData(Roles.TrainingStaff, "membership.role-not-here")]
    [InlineData(Roles.Operations, "membership.role-not-here")]
    public void National_roles_are_the_centres_alone(string role, string code) =>
        Refused(code, () => Grant(Affiliate, role, true));

    [Fact]
    public void The_centre_has_no_others() =>
        Refused("membership.role-not-here", () => Grant(Centre, Roles.ProgramDirector, true));

    [Fact]
    public void Covers_all_sites_or_some_of_the_organizations_own()
    {
        Refused("membership.all-sites-or-some", () => Grant(Affiliate, Roles.CaseManager, false));
        Refused("membership.all-sites-or-some", () => Grant(Affiliate, Roles.CaseManager, true, East));
        Refused("membership.site-unknown", () => Grant(Affiliate, Roles.CaseManager, false, East, NewId()));
        Assert.Equal([East], Grant(Affiliate, Roles.CaseManager, false, East, East).Sites);
    }

    private static Membership Grant(Organization organization, string role, bool allSites, params Guid[] sites) =>
        Membership.Grant(NewId(), organization, Marisol, role, allSites, sites, new HashSet<Guid> { East }, Monday);

    private static void Refused(string code, Action act) => Assert.Equal(code, Assert.Throws<RuleViolationException>(act).Code);

    private static Guid NewId() => Guid.CreateVersion7(Monday);
}
