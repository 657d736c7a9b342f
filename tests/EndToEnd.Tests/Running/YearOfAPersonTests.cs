using Platform.Demo;
using Platform.EndToEnd.Support;

namespace Platform.EndToEnd.Running;

/// <summary>One person's year with a team, lived through by moving the clock: what the pages say follows it.</summary>
public sealed class YearOfAPersonTests(RunningPlatform platform)
{
    private const int Week = 7;

    // In the third week the peer support specialist is away; from then on one looks every four weeks.
    private static readonly int[] Stops = [3 * Week, 4 * Week, .. Enumerable.Range(2, 12).Select(month => 4 * Week * month)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_admission_through_three_phases_a_cover_and_all_sessions_into_a_group()
    {
        var affiliate = await OwnAffiliate.Register(platform, "A whole year");
        var (caseManager, peer, team) = await affiliate.ATeam();
        var (mine, theirs) = (affiliate.As(caseManager), affiliate.As(peer));
        var person = await affiliate.Admit(caseManager, team, months: 12);
        var path = $"/casework/people/{person}";
        var admitted = (await mine.Get<Person>(path, Cancel)).Today;
        List<string> phases = [];
        var (therapy, led, past) = (0, 0, 0);
        try
        {
            foreach (var stop in Stops)
            {
                await platform.Run("clock", $"+{stop - past}d");
                var today = admitted.AddDays(stop);
                var seen = await SeeDay(mine, path, today);
                if (phases.LastOrDefault() != seen.Phase!.Code) phases.Add(seen.Phase.Code);
                if (stop == 3 * Week) await Cover(affiliate, team, caseManager, peer, today);

                // Weekly, every two weeks, monthly: what the phase asks for, written down afterwards, as it happens.
                var every = seen.Phase.Code switch { "transition" => Week, "try-out" => 2 * Week, _ => 4 * Week };
                for (var day = past + every; day <= stop; day += every)
                {
                    var on = admitted.AddDays(day);
                    if (on == admitted.AddDays(3 * Week))
                        await Record(mine, path, on, "peer-led-session", ++led);
                    else
                        await Record(theirs, path, on, led < 11 ? "peer-led-session" : "experience", led < 11 ? ++led : null);
                    await Record(mine, path, on, therapy < 13 ? "drt-session" : "linking", therapy < 13 ? ++therapy : null);
                }

                past = stop;
                var late = (await mine.Get<Morning>($"/casework/teams/{team}/morning", Cancel)).Overdue;
                Assert.DoesNotContain(late, item => item.PersonId == person && item.Reason == "contact");
            }

            Assert.Equal(["transition", "try-out", "transfer-of-care"], phases);
            var ledForThePeer = (await mine.List<Contact>($"{path}/contacts", Cancel)).Where(contact => contact.For is not null);
            Assert.Equal([("peer-led", 3, peer.Name)], ledForThePeer.Select(contact => (contact.Series!, contact.SessionNumber!.Value, contact.For!)));
            var plan = await mine.Find<Plan>($"{path}/plan", Cancel);
            Assert.Equal(
                [("drt", 13), ("peer-led", 11)],
                plan!.Value.Series.Select(series => (series.Code, series.Sessions.Count(session => session.DoneOn is not null))));
            var figures = (await mine.Get<Fidelity>($"{path}/fidelity?weeks=53", Cancel)).Components;
            Assert.Equal(13, figures.Single(figure => figure.Component == "drt").Delivered);
            Assert.Equal(11, figures.Single(figure => figure.Component == "peer-led").Delivered);

            await JoinAGroup(affiliate, caseManager, person, admitted.AddDays(past));
            await mine.Do(
                HttpMethod.Post,
                $"{path}/end",
                new { On = admitted.AddDays(past), Kind = "completed", Reason = "A year is over" },
                Cancel,
                plan.Version);
            Assert.Equal(admitted.AddDays(past), (await theirs.Get<Person>(path, Cancel)).EndedOn);
        }
        finally
        {
            await platform.Run("clock", $"-{past}d");
        }
    }

    /// <summary>Each replica looks at its clock once a second: the day has come when all have seen it.</summary>
    private static async Task<Person> SeeDay(PlatformClient client, string path, DateOnly today) =>
        (await Patience.Until(
            $"it is {today:O}",
            async stop =>
            {
                List<Person> seen = [];
                while (seen.Count < 5 && seen.All(person => person.Today == today)) seen.Add(await client.Get<Person>(path, stop));
                return seen;
            },
            seen => seen.All(person => person.Today == today),
            Cancel))[0];

    /// <summary>On the person's consent the team refers them, the director opens the details and takes them in, the group starts.</summary>
    private static async Task JoinAGroup(OwnAffiliate affiliate, Employee caseManager, Guid person, DateOnly today)
    {
        var (mine, director) = (affiliate.As(caseManager), affiliate.As(affiliate.Director));
        var (consent, referral) = (await affiliate.Consent(caseManager, person, today.AddDays(30)), OwnAffiliate.NewId());
        await mine.Make(
            $"/casework/people/{person}/referrals",
            new { Id = referral, ConsentId = consent, SiteId = affiliate.Site, OwnWords = "I like to walk" },
            Cancel,
            key: $"{referral}");
        var group = await affiliate.AGroup("After the year", people: 5, firstMeetingOn: today.AddDays(14));
        var heard = await Patience.Until(
            "the director sees the referral",
            stop => director.Find<object>($"/cohorts/referrals/{referral}", stop),
            found => found is not null,
            Cancel);

        var opened = await director.Ask<Opened>($"/casework/referrals/{referral}/disclosures", new { }, Cancel);
        Assert.Equal("I like to walk", opened.Details.OwnWords);
        await director.Do(
            HttpMethod.Post,
            $"/cohorts/referrals/{referral}/acceptance",
            new { CohortId = group, opened.Details.Name.GivenName, opened.Details.Name.FamilyName },
            Cancel,
            heard!.Version,
            key: $"accept-{referral}");
        await affiliate.Launch(group);

        await Patience.Until(
            "the team sees that the person was taken in",
            stop => mine.List<Referral>($"/casework/people/{person}/referrals", stop),
            referrals => referrals is [{ State: "accepted" }],
            Cancel);
    }

    private static async Task Cover(OwnAffiliate affiliate, Guid team, Employee leader, Employee away, DateOnly today)
    {
        var client = affiliate.As(leader);
        var version = (await client.Find<object>($"/casework/teams/{team}", Cancel))!.Version;
        await client.Do(
            HttpMethod.Post,
            $"/casework/teams/{team}/covers",
            new { AwayId = away.Id, From = today, Until = today.AddDays(4) },
            Cancel,
            version,
            key: $"{team}");
    }

    private static Task Record(PlatformClient worker, string path, DateOnly on, string kind, int? session) => worker.Do(
        HttpMethod.Post,
        $"{path}/contacts",
        new { on, Minutes = 45, Place = "community", Outcome = "held", kind, SessionNumber = session },
        Cancel,
        key: $"{OwnAffiliate.NewId()}");

    private sealed record Person(DateOnly Today, Phase? Phase, DateOnly? EndedOn);

    private sealed record Opened(Details Details);

    private sealed record Details(Name Name, string? OwnWords);

    private sealed record Name(string GivenName, string FamilyName);

    private sealed record Referral(string State);

    private sealed record Phase(string Code);

    private sealed record Contact(string? Series, int? SessionNumber, string? For);

    private sealed record Morning(List<Late> Overdue);

    private sealed record Late(Guid PersonId, string Reason);

    private sealed record Plan(DateOnly EndsOn, List<Series> Series);

    private sealed record Series(string Code, List<Session> Sessions);

    private sealed record Session(DateOnly? DoneOn);

    private sealed record Fidelity(List<Figure> Components);

    private sealed record Figure(string Component, int Delivered);
}
