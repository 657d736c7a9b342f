using Platform.Demo;
using Platform.EndToEnd.Support;

namespace Platform.EndToEnd.Telemetry;

/// <summary>
/// Plants names and notes that nobody could mistake, by the pages and by the API, and searches every place that could
/// have caught one. The same search must find the group's id: a search that finds nothing anywhere proves nothing.
/// </summary>
public sealed class CanaryTests(RunningPlatform platform)
{
    private const string Canary = "Quetzalcoatlus";

    /// <summary>Where a participant's name or a note about a group belongs.</summary>
    private static readonly string[] Allowed = ["participants", "cohorts", "enrollments", "skip_dates", "meetings"];

    [Fact]
    public async Task A_participants_name_or_a_note_is_found_nowhere_but_where_it_belongs()
    {
        var words = Words.English;
        var affiliate = await OwnAffiliate.Register(platform, "Canaries");
        var group = await affiliate.AGroup("Quiet group", people: 2);
        var addresses = new List<string>();
        var page = await platform.Browsers.SignedIn(affiliate.Director.Account);
        page.Request += (_, request) => addresses.Add(request.Url);

        await page.GotoAsync($"/o/{affiliate.Id}/cohorts/{group}/people");
        await page.AddPerson($"{Canary}given", $"{Canary}family", words.AddAnother);
        // A refused form and a changed one pass by other ways than one that is saved.
        await page.AddPerson($"{Canary}given", "", words.AddThis);
        // A browser would cut it short; whoever writes a program doesn't.
        await page.Field("GivenName").EvaluateAsync("field => field.removeAttribute('maxlength')");
        await page.AddPerson($"{Canary}{new string('x', 300)}", $"{Canary}family", words.AddThis);
        var director = affiliate.As(affiliate.Director);
        await Assert.ThrowsAsync<PlatformRefusedException>(() => director.Do(
            HttpMethod.Post,
            $"/cohorts/{group}/people",
            new { GivenName = $"{Canary}given", FamilyName = new { Oops = $"{Canary}family" } },
            Cancel,
            "\"v1\"",
            key: "canary"));
        await director.Do(
            HttpMethod.Post,
            $"/cohorts/{group}/people",
            new { GivenName = $"{Canary}given", FamilyName = $"{Canary}family", PreferredName = $"{Canary}preferred" },
            Cancel,
            (await director.Find<object>($"/cohorts/{group}", Cancel))!.Version,
            key: $"canary-{group}");
        await affiliate.Launch(group, $"{Canary} reason");
        await Patience.Until(
            "Training has heard of the launch",
            _ => platform.Databases.Query<long>("training", "SELECT count(*) FROM assisted_cohorts WHERE id = $1", group),
            count => count is [1],
            Cancel);
        await Patience.Until(
            "the launch's spans are at the dashboard",
            _ => platform.Dashboard.Traces(group.ToString()),
            traces => traces.Count > 0,
            Cancel);

        Assert.DoesNotContain(addresses, address => address.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        foreach (var kind in new[] { "logs", "spans", "traces" })
        {
            Assert.DoesNotContain(
                Canary, await platform.Dashboard.Everything(kind), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Empty(Caught.Files(platform, Canary));
        var tables = await Caught.Tables(platform, Canary);
        Assert.Empty(tables.Except(Allowed));
        Assert.Contains("participants", tables);

        Assert.Contains(group.ToString(), await platform.Dashboard.Everything("logs"), StringComparison.Ordinal);
        Assert.Contains(Caught.Files(platform, group.ToString()), file => file.Contains("rabbitmq", StringComparison.Ordinal));
        Assert.Contains(Caught.Files(platform, group.ToString()), file => file.Contains("sessions", StringComparison.Ordinal));
        Assert.Contains("outbox", await Caught.Tables(platform, group.ToString()));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
