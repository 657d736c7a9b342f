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

        var trace = await Patience.Until(
            "the dashboard shows the whole trace",
            async _ => (await platform.Dashboard.Traces("launch"))
                .FirstOrDefault(trace => trace.Spans[0].Start >= before.ToUnixTimeMilliseconds() * 1_000_000
                    && trace.Spans.Any(span => span is { Resource: "training", Source: "Npgsql" })),
            trace => trace is not null,
            TestContext.Current.CancellationToken);

        var database = trace!.Spans.Last(span => span is { Resource: "training", Source: "Npgsql" });
        var way = trace.Above(database).Reverse().ToArray();
        var story = string.Join('\n', way.Select(span => $"{span.Resource}: {span.Name} ({span.Source}, {span.Kind})"));
        Assert.True(
            way.Select(span => span.Resource).Aggregate("", (way, resource) => way.EndsWith(resource, StringComparison.Ordinal)
                ? way
                : $"{way} {resource}") is " gateway web cohorts training",
            story);
        Assert.Contains("outbox relay", way.Select(span => span.Name));

        var servers = way.Where(span => span.Kind == Span.Server).ToArray();
        Assert.Equal(["gateway", "web", "cohorts"], servers.Select(span => span.Resource));
        Assert.All(servers, span => Assert.StartsWith("POST /", span.Name, StringComparison.Ordinal));
        Assert.Equal("POST /cohorts/{id:guid}/launch", servers[2].Name);
        Assert.All(servers, span => Assert.Contains("http.route", span.Attributes.Keys));
        Assert.Equal("303", servers[0].Attributes["http.response.status_code"]);
    }
}
