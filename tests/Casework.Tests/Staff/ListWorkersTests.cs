using Platform.Casework.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Casework.Tests.Staff;

public sealed class ListWorkersTests(CaseworkApp app)
{
    [Fact]
    public async Task Those_of_the_role_at_the_site_by_name_with_their_credential()
    {
        var affiliate = await app.AnAffiliate();
        await affiliate.AnotherWorker(Roles.PeerSupportSpecialist, "Ana Newcomer");
        await affiliate.AnotherWorker(Roles.PeerSupportSpecialist, "Zoe Elsewhere", [app.NewId()]);

        var workers = await affiliate.Director.Get(
            $"/casework/workers?siteId={affiliate.SiteId}&role={Roles.PeerSupportSpecialist}");

        Assert.Equal(
            [("Ana Newcomer", "False"), (Affiliate.PeerName, "True")],
            workers.Items().Select(worker => (worker.Text("name"), worker.Text("certified"))));
    }

    [Fact]
    public async Task Pages_by_name()
    {
        var affiliate = await app.AnAffiliate();
        await affiliate.AnotherWorker(Roles.CaseManager, "Ana Newcomer");
        var path = $"/casework/workers?siteId={affiliate.SiteId}&role={Roles.CaseManager}&take=1";

        var first = await affiliate.Director.Get(path);
        var second = await affiliate.Director.Get($"{path}&after={first.Text("next")}");

        Assert.Equal("Ana Newcomer", first.Items().Single().Text("name"));
        Assert.Equal(Affiliate.CaseManagerName, second.Items().Single().Text("name"));
        Assert.Equal("", second.Text("next"));
    }

    [Fact]
    public async Task Another_role_is_not_asked_for()
    {
        var affiliate = await app.AnAffiliate();

        var response = await affiliate.Director.GetAsync(
            $"/casework/workers?siteId={affiliate.SiteId}&role=peer-life-coach", TestContext.Current.CancellationToken);

        Assert.Equal(["role"], await response.Malformed(), StringComparer.OrdinalIgnoreCase);
    }
}
