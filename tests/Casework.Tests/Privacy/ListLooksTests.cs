using System.Net;
using Platform.Casework.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Casework.Tests.Privacy;

public sealed class ListLooksTests(CaseworkApp app)
{
    [Fact]
    public async Task Tells_who_looked_to_whom_it_was_shown_and_to_whom_it_was_refused()
    {
        var affiliate = await app.ATeam();
        var (person, other) = (await affiliate.APerson(), await affiliate.APerson("Ada"));
        var consent = await affiliate.Sign(person);
        var referral = await affiliate.Refer(person, consent);
        var director = await affiliate.AProgramDirector();
        await affiliate.Peer.Get($"/casework/people/{person}");
        await affiliate.CaseManager.Get($"/casework/people/{other}");
        (await Affiliate.Open(director, referral)).EnsureSuccessStatusCode();
        (await affiliate.Revoke(consent)).EnsureSuccessStatusCode();
        await Affiliate.Open(director, referral);

        var looks = (await Officer(affiliate).Get($"/casework/people/{person}/looks")).Items()
            .Select(look => (look.Text("name"), look.Text("action"), look.Text("what"), look.Text("outcome")))
            .ToHashSet();

        Assert.Equal(
            [
                (Affiliate.PeerName, "R", "episode", "0"),
                ("Ruth Adams", "E", "disclosure", "0"),
                ("Ruth Adams", "E", "disclosure", "4"),
            ],
            looks.OrderBy(look => look, Comparer<(string, string, string, string)>.Default));
    }

    [Fact]
    public async Task Goes_page_by_page_and_each_page_is_a_look_itself()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        for (var look = 0; look < 3; look++) await affiliate.Peer.Get($"/casework/people/{person}/plan");
        var (path, next, looks) = ($"/casework/people/{person}/looks?take=2", "", new List<(Guid Id, string What)>());

        do
        {
            var page = await Officer(affiliate).Get(next.Length == 0 ? path : $"{path}&after={next}");
            Assert.InRange(page.Items().Count(), 0, 2);
            looks.AddRange(page.Items().Select(look => (look.Id(), look.Text("what"))));
            next = page.Text("next");
        }
        while (next.Length > 0);

        Assert.Equal(looks.Count, looks.Distinct().Count());
        Assert.Equal(3, looks.Count(look => look.What == "episode"));
        Assert.Contains((await Officer(affiliate).Get(path.Replace("take=2", "take=100", StringComparison.Ordinal))).Items(), look => look.Text("what") == "looks");
    }

    [Fact]
    public async Task The_privacy_officer_finds_the_people_of_their_sites_by_name_and_reads_no_record()
    {
        var affiliate = await app.ATeam();
        var (curtis, ada) = (await affiliate.APerson(), await affiliate.APerson("Ada"));
        var oak = app.NewId();
        await app.Deliver(affiliate.Site(oak, "Oak Avenue"));
        var officer = affiliate.At(Roles.PrivacyOfficer, affiliate.SiteId);

        var one = await officer.Get("/casework/privacy/people?take=1");
        var two = await officer.Get($"/casework/privacy/people?take=1&after={one.Text("next")}");

        Assert.Equal([(ada, "Ada B."), (curtis, "Curtis B.")], one.Items().Concat(two.Items()).Select(known => (known.Id(), known.Text("displayName"))));
        Assert.Equal("", two.Text("next"));
        Assert.Equal(HttpStatusCode.Forbidden, await officer.Status($"/casework/people/{curtis}"));
        Assert.Empty((await affiliate.At(Roles.PrivacyOfficer, oak).Get("/casework/privacy/people")).Items());
        Assert.Equal(HttpStatusCode.NotFound, await affiliate.At(Roles.PrivacyOfficer, oak).Status($"/casework/people/{curtis}/looks"));
        Assert.Equal(HttpStatusCode.Forbidden, await affiliate.Peer.Status($"/casework/people/{curtis}/looks"));
    }

    [Fact]
    public async Task The_same_person_in_two_organizations_is_two_people()
    {
        var (here, there) = (await app.ATeam(), await app.ATeam());
        var (person, theirs) = (await here.APerson(), await there.APerson());
        await there.Peer.Get($"/casework/people/{theirs}");

        Assert.Empty((await Officer(here).Get($"/casework/people/{person}/looks")).Items());
        Assert.Equal(HttpStatusCode.NotFound, await Officer(here).Status($"/casework/people/{theirs}/looks"));
        Assert.Equal([person], (await Officer(here).Get("/casework/privacy/people")).Items().Select(known => known.Id()));
    }

    private static HttpClient Officer(Affiliate affiliate) => affiliate.As(Roles.PrivacyOfficer);
}
