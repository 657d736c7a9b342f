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
                (Affiliate.PeerName, "R", "person", "0"),
                ("Ruth Adams", "E", "disclosure", "0"),
                ("Ruth Adams", "E", "disclosure", "4"),
            ],
            looks.OrderBy(look => look, Comparer<(string, string, string, string)>.Default));
    }

    [Fact]
    public async Task Each_page_is_a_look_itself_and_pages_do_not_shift()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        for (var look = 0; look < 3; look++) await affiliate.Peer.Get($"/casework/people/{person}/plan");
        var path = $"/casework/people/{person}/looks?take=2";

        var one = await Officer(affiliate).Get(path);
        var two = await Officer(affiliate).Get($"{path}&after={one.Text("next")}");
        var anew = await Officer(affiliate).Get(path);

        Assert.Equal(3, one.Items().Concat(two.Items()).Select(look => look.Id()).Distinct().Count());
        Assert.Equal("looks", anew.Items().First().Text("what"));
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
