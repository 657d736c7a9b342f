using System.Text.Json;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Catalog;

public sealed class CatalogTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    [Fact]
    public async Task Shows_anybody_what_is_to_come_with_the_places_left_and_neither_people_nor_links()
    {
        var offering = await app.APublishedOffering(Given.Ccbhcs);
        var session = (await app.SessionsOf(offering))[0];
        (await app.Change(session, Given.AChange(3, "https://meet.example.org/abc"))).EnsureSuccessStatusCode();
        var organization = await app.AnOrganization();
        await app.Enroll(app.Director(organization), offering, [await app.AColleague(organization, "Zoraida Quill")], session);

        var list = await app.CreateAnonymousClient().Get("/training/catalog?search=ccbhcs");
        var one = await app.CreateAnonymousClient().Get($"/training/catalog/{offering}");

        var item = list.GetProperty("items").EnumerateArray().Single(found => found.GetProperty("id").GetGuid() == offering);
        Assert.Equal((2, 3), (item.GetProperty("placesLeft").GetInt32(), item.GetProperty("sessions").GetInt32()));
        var sessions = one.GetProperty("sessions");
        Assert.Equal((2, true), (sessions[0].GetProperty("placesLeft").GetInt32(), sessions[0].GetProperty("isOpen").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, sessions[1].GetProperty("placesLeft").ValueKind);
        Assert.Equal("1H79SM085856", one.GetProperty("text").GetProperty("grantNumber").GetString());
        var shown = list.GetRawText() + one.GetRawText();
        foreach (var secret in (string[])["meet.example.org", "Zoraida", "joinLink", $"{organization}"])
            Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finds_by_words_of_the_title_kind_and_language()
    {
        var offering = await app.ADraft();
        (await app.TrainingStaff().Put($"/training/offerings/{offering}", Given.AText("100%_peer work"), "\"v1\"")).EnsureSuccessStatusCode();
        await app.TrainingStaff().Post($"/training/offerings/{offering}/publication", new { }, ifMatch: "\"v2\"");

        Assert.Contains(offering, await Found("search=PEER work&kind=workshop&language=en"));
        Assert.Contains(offering, await Found("search=100%25_p"));
        Assert.DoesNotContain(offering, await Found("search=100%25%25"));
        Assert.DoesNotContain(offering, await Found("kind=coachTraining"));
        Assert.DoesNotContain(offering, await Found("language=es"));
    }

    [Fact]
    public async Task Comes_page_by_page_the_soonest_first_and_leaves_out_what_is_over()
    {
        await app.APublishedOffering();
        var over = await app.ADraft(dates: new object[] { new { number = 1, on = "2026-01-05" }, new { number = 2, on = "2026-01-06" }, new { number = 3, on = "2026-01-07" } });
        await app.Publish(over);
        await app.APublishedOffering(Given.Ccbhcs);

        List<Guid> ids = [];
        List<DateTimeOffset> begins = [];
        string? next = null;
        do
        {
            var page = await app.CreateAnonymousClient().Get($"/training/catalog?take=1&after={next}");
            var item = page.First();
            ids.Add(item.GetProperty("id").GetGuid());
            begins.Add(item.GetProperty("next").GetProperty("instant").GetDateTimeOffset());
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        Assert.Equal(begins.Order(), begins);
        Assert.Equal(ids.Distinct(), ids);
        Assert.True(ids.Count >= 2);
        Assert.DoesNotContain(over, ids);
    }

    private async Task<IEnumerable<Guid>> Found(string query) =>
        (await app.CreateAnonymousClient().Get($"/training/catalog?{query}&take=100")).GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("id").GetGuid());
}
