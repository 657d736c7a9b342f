using Platform.Demo;
using Platform.EndToEnd.Support;

namespace Platform.EndToEnd.Telemetry;

public sealed class OneTraceTests(RunningPlatform platform)
{
    [Fact]
    public async Task One_trace_goes_from_the_click_to_the_last_consumers_database()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Traced");
        var group = await affiliate.AGroup("Traced group", people: 6);
        var page = await platform.Browsers.SignedIn(affiliate.Director.Account);
        await page.GotoAsync($"/o/{affiliate.Id}/cohorts/{group}/launch");
        var before = TimeProvider.System.GetUtcNow();

        await page.Button(Words.English.Start).ClickAsync();
        await page.WaitForURLAsync($"**/cohorts/{group}?**");

        var way = await Patience.Until(
            "the dashboard shows the whole trace",
            async _ => (await platform.Dashboard.Traces("launch"))
                .Where(trace => trace.Spans[0].Start >= before.ToUnixTimeMilliseconds() * 1_000_000)
                .Select(WayToTrainingsDatabase)
                // Each process sends its spans when it is ready to: those of the last may come first.
                .FirstOrDefault(way => way is [{ Resource: "gateway" }, ..]),
            way => way is not null,
            TestContext.Current.CancellationToken);

        Assert.NotNull(way);
        var story = string.Join('\n', way.Select(span => $"{span.Resource}: {span.Name} ({span.Source}, {span.Kind})"));
        Assert.True(
            way.Select(span => span.Resource).Aggregate("", (way, resource) => way.EndsWith(resource, StringComparison.Ordinal)
                ? way
                : $"{way} {resource}") is " gateway web cohorts training",
            story);
        Assert.Contains("outbox relay", way.Select(span => span.Name));

        // The proxy calls its own span a server's too.
        var servers = way.Where(span => span is { Kind: Span.Server, Source: "Microsoft.AspNetCore" }).ToArray();
        Assert.Equal(["gateway", "web", "cohorts"], servers.Select(span => span.Resource));
        Assert.All(servers, span => Assert.StartsWith("POST /", span.Name, StringComparison.Ordinal));
        Assert.Equal("POST /cohorts/{id:guid}/launch", servers[2].Name);
        Assert.All(servers, span => Assert.Contains("http.route", span.Attributes.Keys));
        Assert.Equal("303", servers[0].Attributes["http.response.status_code"]);
    }

    private static Span[] WayToTrainingsDatabase(Trace trace) =>
        trace.Spans.LastOrDefault(span => span is { Resource: "training", Source: "Npgsql" }) is { } database
            ? [.. trace.Above(database).Reverse()]
            : [];
}
