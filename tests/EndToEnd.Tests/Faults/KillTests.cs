using System.Globalization;
using Platform.Demo;
using Platform.EndToEnd.Support;

namespace Platform.EndToEnd.Faults;

/// <summary>
/// While about two thousand commands run, each part of the platform is killed in turn, with no chance to clean up, and
/// started again. What was acknowledged must have had its effect in the other services: once, and by id.
/// PLATFORM_FAULT_ROUNDS says how often, PLATFORM_FAULT_SEED repeats a round that failed.
/// </summary>
public sealed class KillTests(RunningPlatform platform)
{
    private const int Workers = 8;

    // Together two thousand: to employ takes two commands, to launch a group takes four.
    private const int Sites = 400;
    private const int Staff = 200;
    private const int Credentials = 600;
    private const int Launches = 150;

    private static readonly TimeSpan StartWithin = TimeSpan.FromSeconds(5);

    public static TheoryData<int> Seeds
    {
        get
        {
            var rounds = int.Parse(
                Environment.GetEnvironmentVariable("PLATFORM_FAULT_ROUNDS") ?? "1", CultureInfo.InvariantCulture);
            return Environment.GetEnvironmentVariable("PLATFORM_FAULT_SEED") is { Length: > 0 } seed
                ? [int.Parse(seed, CultureInfo.InvariantCulture)]
                : [.. Enumerable.Range(0, rounds).Select(_ => Random.Shared.Next(1_000_000))];
        }
    }

    [Theory]
    [MemberData(nameof(Seeds), DisableDiscoveryEnumeration = true)]
    public async Task What_was_acknowledged_has_had_its_effect_once_whatever_was_killed(int seed)
    {
        Console.WriteLine($"Faults: seed {seed}");
        var chance = new Random(seed);
        var affiliate = await OwnAffiliate.Register(platform, $"Storm {seed}");
        var commands = Commands(affiliate);
        chance.Shuffle(commands);
        var storm = new Storm(platform.Gateway, commands);

        var blowing = storm.Blow(Workers, Cancel);
        var parts = new[] { "cohorts", "training", "rabbitmq", "postgres", "gateway" };
        chance.Shuffle(parts);
        foreach (var (turn, part) in parts.Index())
        {
            // Somewhere in the middle of this turn's share of the commands.
            var share = commands.Length / (parts.Length + 1);
            var reached = storm.Until(turn * share + chance.Next(share / 4, share), Cancel);
            // A storm that was refused something has ended, and says of what.
            await await Task.WhenAny(reached, blowing);
            await reached;
            await KillAndStart(part, chance);
        }

        await blowing;
        var summary = string.Join(", ", commands.GroupBy(command => command.Kind).Select(kind =>
            $"{kind.Key} {storm.Acknowledged.Count(done => done.Kind == kind.Key)}/{kind.Count()}"));
        Console.WriteLine($"Faults: seed {seed}: {string.Join(" ", parts)}; acknowledged: {summary}");

        await EverythingHadItsEffect(storm.Acknowledged, seed);
        await NothingHappenedTwice(affiliate);
        await NothingIsLeftOver();
        // A platform that acknowledges nothing would pass all of the above.
        Assert.InRange(storm.Unacknowledged.Count, 0, commands.Length / 20);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Command[] Commands(OwnAffiliate affiliate)
    {
        return
        [
            .. Enumerable.Range(0, Sites).Select(_ => OpenSite()),
            .. Enumerable.Range(0, Staff).Select(_ => Employ()),
            .. Enumerable.Range(0, Credentials).Select(Award),
            .. Enumerable.Range(0, Launches).Select(_ => Launch()),
        ];

        Command OpenSite()
        {
            var id = OwnAffiliate.NewId();
            return new Command("sites", id, async sender => await Make(
                sender,
                affiliate.Administrator,
                $"/directory/organizations/{affiliate.Id}/sites",
                new { id, Name = $"House {id}", TimeZone = "America/Chicago" }));
        }

        Command Employ()
        {
            var (id, person) = (OwnAffiliate.NewId(), OwnAffiliate.NewId());
            return new Command("memberships", id, async sender =>
                await Make(sender, affiliate.Administrator, "/directory/people", new
                {
                    id = person,
                    GivenName = "Staff",
                    FamilyName = $"Member {person:N}",
                    Email = $"{person:N}@example.org",
                })
                && await Make(sender, affiliate.Administrator, $"/directory/organizations/{affiliate.Id}/memberships", new
                {
                    id,
                    PersonId = person,
                    Role = "peer-support-specialist",
                    AllSites = true,
                }));
        }

        Command Award(int number)
        {
            var id = OwnAffiliate.NewId();
            // Two weeks each, one after the other, long past: one person holds a kind once at a time.
            var from = new DateOnly(2000, 1, 1).AddDays(14 * number);
            return new Command("credentials", id, async sender => await Make(
                sender,
                affiliate.Trainer,
                "/training/credentials",
                new
                {
                    id,
                    OrganizationId = affiliate.Id,
                    PersonId = affiliate.Coach.Id,
                    Kind = "peer-life-coach",
                    ValidFrom = from,
                    ValidUntil = from.AddDays(13),
                }));
        }

        Command Launch()
        {
            var id = OwnAffiliate.NewId();
            return new Command("launches", id, async sender =>
            {
                var path = $"/cohorts/{id}";
                var formed = await Make(sender, affiliate.Director, "/cohorts", new
                {
                    id,
                    SiteId = affiliate.Site,
                    CoachId = affiliate.Coach.Id,
                    Name = $"Group {id}",
                    FirstMeetingOn = OwnAffiliate.Today.AddDays(7),
                    MeetingTime = "10:00",
                });
                return formed
                    && await Change(sender, $"{path}/people", new { GivenName = "One", FamilyName = "Invented" }, $"{id}-1")
                    && await Change(sender, $"{path}/people", new { GivenName = "Two", FamilyName = "Invented" }, $"{id}-2")
                    && await Change(sender, $"{path}/launch", new { SizeReason = "A storm" }, $"{id}-launch");

                async Task<bool> Change(Sender sender, string act, object body, string key)
                {
                    var version = (await sender.Send(affiliate.Director, HttpMethod.Get, path))?.Version;
                    var answer = await sender.Send(affiliate.Director, HttpMethod.Post, act, body, key, version);
                    return Judge(act, answer);
                }
            });
        }
    }

    private static async Task<bool> Make(Sender sender, Employee who, string path, object body)
    {
        var id = body.GetType().GetProperty("id")!.GetValue(body)!.ToString();
        return Judge(path, await sender.Send(who, HttpMethod.Post, path, body, key: id));
    }

    /// <summary>Acknowledged or not; a refusal is neither, for nothing here breaks a rule.</summary>
    private static bool Judge(string path, Answer? answer)
    {
        if (answer is null) return false;

        Assert.True(answer.IsDone || answer.IsThere, $"{path} was refused: {(int)answer.Status} {answer.Text}");
        return true;
    }

    private async Task KillAndStart(string part, Random chance)
    {
        var replicas = (await platform.ReadStatus()).Of(part);
        var victim = replicas[chance.Next(replicas.Count)];
        var killed = TimeProvider.System.GetTimestamp();
        RunningPlatform.Kill(victim);
        await Is(victim.Name, resource => resource.State != "Running");
        await platform.Run("start", victim.Name);
        var took = TimeProvider.System.GetElapsedTime(killed);
        Assert.True(took < StartWithin + StartWithin, $"{victim.Name} was started {took.TotalSeconds:0.0} s after its death");
        await Is(victim.Name, resource => resource is { State: "Running", Health: "Healthy" });
    }

    private Task<Resource> Is(string name, Func<Resource, bool> hopedFor) => Patience.Until(
        $"{name} changes its state",
        async _ => (await platform.ReadStatus()).Resources.Single(resource => resource.Name == name),
        hopedFor,
        Cancel);

    private async Task EverythingHadItsEffect(IEnumerable<Command> acknowledged, int seed)
    {
        (string Kind, string Database, string Table)[] effects =
        [
            ("sites", "cohorts", "sites"),
            ("sites", "training", "sites"),
            ("memberships", "cohorts", "memberships"),
            ("memberships", "training", "memberships"),
            ("credentials", "cohorts", "credentials"),
            ("launches", "training", "assisted_cohorts"),
        ];
        var all = acknowledged.ToLookup(command => command.Kind, command => command.Id);
        foreach (var (kind, database, table) in effects)
        {
            await Patience.Until(
                $"every acknowledged one of {kind} stands in {database}.{table} (seed {seed})",
                async _ => all[kind].Except(await platform.Databases.Query<Guid>(database, $"SELECT id FROM {table}")).Count(),
                missing => missing == 0,
                Cancel);
            Assert.Empty(await platform.Databases.Query<Guid>(
                database, $"SELECT id FROM {table} GROUP BY id HAVING count(*) > 1"));
        }
    }

    /// <summary>Each group has the two people who were enrolled once each, and was counted once at its site.</summary>
    private async Task NothingHappenedTwice(OwnAffiliate affiliate)
    {
        Assert.Empty(await platform.Databases.Query<Guid>(
            "cohorts",
            "SELECT cohort_id FROM enrollments WHERE organization_id = $1 GROUP BY cohort_id HAVING count(*) > 2",
            affiliate.Id));
        Assert.Equal(
            await platform.Databases.Query<long>(
                "cohorts", "SELECT count(*) FROM cohorts WHERE organization_id = $1 AND launched_at IS NOT NULL", affiliate.Id),
            await platform.Databases.Query<long>(
                "training", "SELECT count(*) FROM assisted_cohorts WHERE organization_id = $1", affiliate.Id));
        Assert.Equal([1L], await platform.Databases.Query<long>(
            "training", "SELECT count(*) FROM site_assistance WHERE organization_id = $1", affiliate.Id));
    }

    /// <summary>No event waits in an outbox or was put aside, and no error queue has one.</summary>
    private async Task NothingIsLeftOver()
    {
        foreach (var database in Databases.Names)
        {
            await Patience.Until(
                $"the outbox of {database} is empty",
                _ => platform.Databases.Query<long>(database, "SELECT count(*) FROM outbox WHERE sent_at IS NULL"),
                waiting => waiting is [0],
                Cancel);
        }

        Assert.Empty(await platform.Broker.PutAside());
    }
}
