using Platform.Demo;
using Platform.EndToEnd.Support;

namespace Platform.EndToEnd.Running;

public sealed class DemoTests(RunningPlatform platform)
{
    [Fact]
    public void The_demo_makes_an_account_for_each_role()
    {
        Assert.Equal(
            [
                "case-manager", "clinical-supervisor", "operations", "peer-life-coach", "peer-navigator", "peer-supervisor",
                "peer-support-specialist", "platform-administrator", "privacy-officer", "program-director", "training-staff",
            ],
            platform.Known.Accounts.Select(account => account.Role).Distinct().Order());
    }

    [Fact]
    public async Task Of_those_who_go_on_from_a_team_one_waits_for_an_answer_one_was_declined_and_one_was_taken_in()
    {
        async Task<IEnumerable<string>> StatesAt(string organization) =>
            (await platform.As(platform.Account("program-director", organization))
                .List<Referral>("/cohorts/referrals", TestContext.Current.CancellationToken))
            .Select(referral => referral.State)
            .Order();

        Assert.Equal(["declined", "open"], await StatesAt("Two Rivers"));
        Assert.Equal(["accepted"], await StatesAt("Open Door"));
    }

    [Fact]
    public async Task A_run_that_dies_anywhere_is_finished_by_the_next_and_nothing_is_made_twice()
    {
        var story = AStory(out var affiliate);
        var file = Path.Combine(platform.Data, $"accounts-{affiliate.Key}.json");
        var runs = 0;
        for (var requests = 2; ; requests += 3)
        {
            runs++;
            try
            {
                await Play(story, file, dieAfter: requests);
                break;
            }
            catch (Died)
            {
            }
        }

        Assert.True(runs > 3, $"{runs} runs were too few to have died everywhere");
        Assert.Equal("Everything was there already.", (await Play(story, file, int.MaxValue)).ToString());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        var director = platform.As(Accounts.Read(file).Find(affiliate.Staff[0].Email)!);
        var groups = await director.List<Group>("/cohorts", TestContext.Current.CancellationToken);
        Assert.Equal([("Second", "forming", 3), ("First", "active", 2)], groups
            .Select(group => (group.Name, group.State, group.People))
            .OrderByDescending(group => group.People));
    }

    [Fact]
    public async Task A_lost_accounts_file_is_made_again_with_the_same_passwords()
    {
        var story = AStory(out var affiliate) with { Affiliates = [] };
        story = story with { NationalStaff = [affiliate.Staff[0] with { Role = "training-staff" }] };
        var file = Path.Combine(platform.Data, $"accounts-{affiliate.Key}.json");

        await Play(story, file, int.MaxValue);
        var first = Accounts.Read(file).Known;
        File.Delete(file);
        await Play(story, file, int.MaxValue);

        Assert.Equal(
            first.Select(account => (account.User, account.Password)),
            Accounts.Read(file).Known.Select(account => (account.User, account.Password)));
        Assert.NotEqual(first[^1].Token, Accounts.Read(file).Known[^1].Token);
    }

    /// <summary>A story of its own: small, and with a surname that no other run has.</summary>
    private static Story AStory(out Affiliate affiliate)
    {
        var name = $"T{OwnAffiliate.NewId():N}";
        affiliate = new Affiliate(
            name,
            $"Affiliate {name}",
            "church-organization",
            [new Site("one", "One house", "America/Chicago")],
            [new("Dora", name, "program-director"), new("Carl", name, "peer-life-coach", "one", Certified: true)],
            [
                new("First", "one", "Carl", People: 2, WeeksAgo: 1, new TimeOnly(9, 0), Launched: true, SizeReason: "A trial"),
                new("Second", "one", "Carl", People: 3, WeeksAgo: -1, new TimeOnly(9, 0), Skips: [new(3, "Fair")]),
            ]);
        return new Story(
            [new("Tess", name, "training-staff")],
            [affiliate],
            [.. Enumerable.Range(1, 5).Select(number => new Person($"Person{number}", "Invented"))]);
    }

    private async Task<Tally> Play(Story story, string file, int dieAfter)
    {
        var administrator = platform.Account("platform-administrator");
        var settings = new Settings(
            platform.Gateway, administrator.Token, administrator.User, administrator.Password, file);
        var accounts = Accounts.Read(file);
        // The administrator is the platform's one, whose token is good: a person has so many tokens and no more.
        accounts.Keep(administrator);
        using var http = new HttpClient(new Mortal(dieAfter)) { BaseAddress = platform.Gateway };
        return await new Player(http, settings, accounts, OwnAffiliate.Today, story)
            .Play(TestContext.Current.CancellationToken);
    }

    /// <summary>Dies, as a killed process would, after so many requests: with the last one sent and its answer unheard.</summary>
    private sealed class Mortal(int requests) : DelegatingHandler(new SocketsHttpHandler())
    {
        private int _sent;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            var response = await base.SendAsync(request, cancel);
            return ++_sent < requests ? response : throw new Died();
        }
    }

    private sealed class Died : Exception;

    private sealed record Referral(string State);

    private sealed record Group(string Name, string State, int People);
}
