using System.Net;
using System.Text.Json;
using Platform.ServiceDefaults;
using Platform.Testing;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Attendance;

public sealed class ListOwnAttendanceTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private const string Path = "/training/attendance";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_director_sees_how_the_own_people_took_part_and_nobody_elses()
    {
        var session = await PastSession.Over(app);
        var import = await session.Sent(session.Report(("Ana", "ana.sol@example.org", "14:00", "15:28"), ("Cleo", "cleo.ames@example.org", "14:00", "14:20")));
        (await session.Save(import)).EnsureSuccessStatusCode();

        Assert.Equal("Ana Sol present 88, Ben Ruiz notRecorded", Said(await app.Director(session.Organization).Get(Path)));
        Assert.Equal("Cleo Ames part 20", Said(await app.Director(session.OtherOrganization).Get(Path)));
        Assert.Equal(
            "Cleo Ames part 20", Said(await app.TrainingStaff().Get($"{Path}?organizationId={session.OtherOrganization}")));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Director(session.Organization)
            .GetAsync($"{Path}?organizationId={session.OtherOrganization}", Cancel)).StatusCode);
    }

    [Fact]
    public async Task What_is_recorded_by_hand_and_another_share_count_here_too()
    {
        var session = await PastSession.Over(app);
        (await session.Record("Ben Ruiz", new { state = "absent" })).EnsureSuccessStatusCode();
        (await session.Record("Ana Sol", new { state = "part", minutes = 30 })).EnsureSuccessStatusCode();

        Assert.Equal("Ana Sol part 30, Ben Ruiz absent", Said(await app.Director(session.Organization).Get(Path)));
    }

    [Fact]
    public async Task A_director_of_one_site_sees_those_who_work_there()
    {
        var session = await PastSession.Over(app);
        var (elm, oak) = (await app.ASite(session.Organization), await app.ASite(session.Organization, "Oak Street"));
        var eve = await app.AColleague(session.Organization, "Eve Lind", null, oak);
        (await app.TrainingStaff().TryEnroll(session.Offering, [eve], session.Id, organization: session.Organization)).EnsureSuccessStatusCode();

        Assert.Equal("Ana Sol notRecorded, Ben Ruiz notRecorded", Said(await app.Director(session.Organization, elm).Get(Path)));
        Assert.Equal(
            "Ana Sol notRecorded, Ben Ruiz notRecorded, Eve Lind notRecorded",
            Said(await app.Director(session.Organization, oak).Get(Path)));
        Assert.Equal("Eve Lind notRecorded", Said(await app.Director(session.Organization).Get($"{Path}?personId={eve}")));
    }

    [Fact]
    public async Task The_last_session_comes_first_by_name_and_page_by_page_and_what_is_ahead_does_not()
    {
        var session = await PastSession.Over(app);
        var second = (await app.SessionsOf(session.Offering))[1];
        var ana = (await app.Director(session.Organization).Get(Path)).GetProperty("items")[0].GetProperty("personId").GetGuid();
        await app.Enroll(app.Director(session.Organization), session.Offering, [ana], second);
        Assert.Equal("Ana Sol 1, Ben Ruiz 1", Numbered(await app.Director(session.Organization).Get(Path)));
        var starts = (await app.TrainingStaff().Get($"/training/sessions/{second}")).GetProperty("when").GetProperty("instant").GetDateTimeOffset();
        app.Clock.MoveTo(starts.AddHours(3));

        List<string> pages = [];
        string? after = "";
        do
        {
            var page = await app.Director(session.Organization).Get($"{Path}?take=1{(after is "" ? "" : $"&after={after}")}");
            pages.Add(Numbered(page));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        Assert.Equal(["Ana Sol 2", "Ana Sol 1", "Ben Ruiz 1"], pages);
    }

    [Fact]
    public async Task Other_roles_see_nobody_and_where_nobody_took_part_it_is_empty()
    {
        var organization = await app.AnOrganization();
        var coach = app.CreateClient(TestCaller.In(organization, Roles.PeerLifeCoach));

        Assert.Equal(HttpStatusCode.Forbidden, (await coach.GetAsync(Path, Cancel)).StatusCode);
        Assert.Equal(0, (await app.Director(organization).Get(Path)).GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("take=0")]
    [InlineData("personId=nobody")]
    [InlineData("after=nonsense")]
    public async Task Takes_only_what_it_can_read(string query) => Assert.Equal(
        HttpStatusCode.BadRequest, (await app.Director(await app.AnOrganization()).GetAsync($"{Path}?{query}", Cancel)).StatusCode);

    private static string Said(JsonElement page) => string.Join(", ", page.GetProperty("items").EnumerateArray()
        .Select(row => $"{row.GetProperty("name")} {row.GetProperty("state")} {row.GetProperty("minutes")}".TrimEnd()));

    private static string Numbered(JsonElement page) => string.Join(", ", page.GetProperty("items").EnumerateArray()
        .Select(row => $"{row.GetProperty("name")} {row.GetProperty("number")}"));
}
