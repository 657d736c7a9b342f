using System.Globalization;
using System.Net;

namespace Platform.Demo;

/// <summary>
/// Plays a team's last year: who was admitted and when, what the two of the team did week by week, what stands in their
/// calendar today. A person's contacts are stored at once, so that a run that died is gone on with at the next person.
/// </summary>
internal sealed class Caseload(
    PlatformClient director, PlatformClient caseManager, PlatformClient peer, Affiliate affiliate, Team team, DateOnly today)
{
    private static readonly string[] CaseWork =
        ["treatment-planning", "linking", "symptoms-and-coping", "clinical-work", "housing-and-employment"];

    private static readonly string[] PeerWork =
    [
        "experience", "transportation", "housing-needs", "workbook", "accompany-clinical", "recreation", "self-advocacy",
        "job-documents", "accompany-self-help", "home-visit", "hope", "career-goals",
    ];

    private static readonly string[] CaseNotes =
    [
        "Looked at the week together. Two bad nights, and a plan for the next one.",
        "The clinic has a place on Monday. Wrote down the way there.",
        "Talked about what to say when old friends call.",
        "Wants to change one medicine. Will ask the doctor; we practiced the question.",
        "The caseworker at the housing office was reached. Papers are complete.",
        "Went through the warning signs once more. The list hangs on the door now.",
    ];

    private static readonly string[] PeerNotes =
    [
        "We took the bus together and got off two stops early to walk.",
        "Told how my own first months went. Long talk afterwards.",
        "Made the call alone today. I only sat next to it.",
        "Read the page in the workbook aloud, each a paragraph.",
        "Coffee at the market. Wants to come to the group on Friday.",
        "Went to the interview together. I waited outside.",
        "Picked out what to wear and planned the morning.",
    ];

    public Guid TeamId { get; } = DemoId.Of($"team/{affiliate.Key}/{team.Name}");

    /// <summary>How many referrals were made.</summary>
    public int Referrals { get; private set; }

    /// <returns>How many people were admitted.</returns>
    public async Task<int> Carry(CancellationToken cancel)
    {
        await Form(cancel);
        var admitted = 0;
        var handover = new Handover(caseManager, director, affiliate, today);
        foreach (var served in team.People)
        {
            admitted += await Serve(served, cancel) ? 1 : 0;
            Referrals += await handover.Play(PersonId(served), served, cancel);
        }

        await FillTheCalendar(cancel);
        await ArrangeCover(cancel);
        return admitted;
    }

    public Guid PersonId(Served served) =>
        DemoId.Of($"served/{affiliate.Key}/{served.Person.GivenName} {served.Person.FamilyName}");

    /// <summary>Casework hears of the site, of who works there, and of the credential, a moment after the others.</summary>
    private async Task Form(CancellationToken cancel)
    {
        if (await director.Find<object>($"/casework/teams/{TeamId}", cancel) is not null) return;

        await Patience.Until(
            $"Casework knows who works at {affiliate.Name}",
            async stop =>
            {
                try
                {
                    await director.Make(
                        "/casework/teams",
                        new
                        {
                            Id = TeamId,
                            SiteId = affiliate.SiteId(team.Site),
                            team.Name,
                            CaseManagerId = affiliate.Named(team.CaseManager).Id,
                            PeerSpecialistId = affiliate.Named(team.Peer).Id,
                        },
                        stop,
                        key: $"demo-{TeamId}");
                    return true;
                }
                catch (PlatformRefusedException refused) when (refused.Status is HttpStatusCode.NotFound || refused.Code
                    is "team.case-manager-not-at-site" or "team.peer-not-at-site" or "team.peer-not-certified")
                {
                    return false;
                }
            },
            formed => formed,
            cancel);
    }

    private async Task<bool> Serve(Served served, CancellationToken cancel)
    {
        var (id, path) = (PersonId(served), $"/casework/people/{PersonId(served)}");
        var isNew = await caseManager.Find<object>(path, cancel) is null;
        if (isNew)
            await caseManager.Do(
                HttpMethod.Post,
                "/casework/people",
                new
                {
                    TeamId,
                    id,
                    served.Person.GivenName,
                    served.Person.FamilyName,
                    served.Person.PreferredName,
                    Homelessness = served.WeeksAgo % 3 != 1,
                    Hospitalization = served.WeeksAgo % 3 == 1,
                    Incarceration = served.WeeksAgo % 5 == 0,
                    MentalHealth = true,
                    SubstanceUse = true,
                    served.Months,
                    Setting = served.Residential ? "residential" : "community",
                    AdmittedOn = today.AddDays(-7 * served.WeeksAgo),
                },
                cancel,
                key: $"demo-{id}");

        var plan = await caseManager.Find<Plan>($"{path}/plan", cancel);
        if (plan!.Value.EndedOn is not null) return isNew;

        if (served.AwayInWeek is { } week && plan.Value.Pauses is [])
        {
            var from = plan.Value.AdmittedOn.AddDays(7 * week);
            await caseManager.Do(
                HttpMethod.Post, $"{path}/plan/pause", new { from, Reason = "In hospital" }, cancel, plan.Version);
            plan = await caseManager.Find<Plan>($"{path}/plan", cancel);
        }

        if (plan!.Value.Pauses.Find(pause => pause.Until is null) is { } open)
        {
            await caseManager.Do(
                HttpMethod.Post, $"{path}/plan/resumption", new { On = open.From.AddDays(14) }, cancel, plan.Version);
            plan = await caseManager.Find<Plan>($"{path}/plan", cancel);
        }

        var days = Days(plan!.Value, today.AddDays(-1 - served.QuietDays)).ToArray();
        await Store(caseManager, path, "case-manager", [.. OfCaseManager(served, days)], cancel);
        await Store(peer, path, "peer-support-specialist", [.. OfPeer(served, days)], cancel);
        if (!served.Finished) return isNew;

        plan = await caseManager.Find<Plan>($"{path}/plan", cancel);
        await caseManager.Do(
            HttpMethod.Post,
            $"{path}/end",
            new { On = Earlier(plan!.Value.EndsOn, today.AddDays(-1)), Kind = "completed", Reason = "Care is with the clinic and the group" },
            cancel,
            plan.Version);
        return isNew;
    }

    /// <summary>A run that was here has stored them all; the ids say so.</summary>
    private static async Task Store(
        PlatformClient worker, string path, string role, IReadOnlyList<object> contacts, CancellationToken cancel)
    {
        if (contacts is not [])
            await worker.Make($"{path}/contact-batches", new { contacts }, cancel, key: $"demo-{role}-{path[^36..]}");
    }

    /// <summary>The days on which the plan wants a contact, each with the number of its phase.</summary>
    private static IEnumerable<(DateOnly On, int Phase)> Days(Plan plan, DateOnly last)
    {
        foreach (var phase in plan.Phases)
        {
            var on = phase.StartsOn.AddDays(2);
            while (on <= phase.EndsOn && on <= last)
            {
                if (!plan.Pauses.Exists(pause => pause.From <= on && on <= (pause.Until ?? last))) yield return (on, phase.Number);
                on = phase.Unit == "month" ? on.AddMonths(phase.Every) : on.AddDays(7 * phase.Every);
            }
        }
    }

    /// <summary>The sessions of the therapy in their order, and after the last what is needed; now and then nobody comes.</summary>
    private IEnumerable<object> OfCaseManager(Served served, (DateOnly On, int Phase)[] days)
    {
        var session = 0;
        for (var at = 0; at < days.Length; at++)
        {
            var missed = (at + served.WeeksAgo) % 9 == 7;
            var therapy = at > 0 && session < 13;
            if (therapy && !missed) session++;
            yield return Contact(
                served, "case-manager", at, days[at], new TimeOnly(9 + (at % 3), 30),
                therapy ? "drt-session" : CaseWork[(at + served.WeeksAgo) % CaseWork.Length],
                therapy ? (missed ? session + 1 : session) : null,
                missed, inGroup: false, CaseNotes);
        }
    }

    /// <summary>Every second time a peer-led session, else going along, and less of it for the person from phase to phase.</summary>
    private IEnumerable<object> OfPeer(Served served, (DateOnly On, int Phase)[] days)
    {
        var session = 0;
        for (var at = 0; at < days.Length; at++)
        {
            var missed = (at + served.WeeksAgo) % 12 == 5;
            var led = at % 2 == 1 && session < 11 && !missed;
            if (led) session++;
            yield return Contact(
                served, "peer-support-specialist", at, days[at], new TimeOnly(13 + (at % 4), 0),
                led ? "peer-led-session" : PeerWork[(at + served.WeeksAgo) % PeerWork.Length],
                led ? session : null,
                missed, inGroup: led && session % 2 == 0, PeerNotes);
        }
    }

    private object Contact(
        Served served, string role, int at, (DateOnly On, int Phase) day, TimeOnly time, string kind, int? session, bool missed,
        bool inGroup, string[] notes) =>
        new
        {
            Id = DemoId.Of($"contact/{PersonId(served)}/{role}/{at}"),
            day.On,
            At = Clock(time),
            Minutes = missed ? 0 : 30 + (15 * ((at + served.WeeksAgo) % 3)),
            Place = missed ? "phone" : ((at + served.WeeksAgo) % 4) switch { 0 => "home", 1 => "office", 2 => "community", _ => "phone" },
            Outcome = missed ? "missed" : "held",
            kind,
            Support = missed || role == "case-manager" ? null : SupportIn(day.Phase, at),
            SessionNumber = session,
            inGroup,
            Note = missed ? "Was not there. Left word." : at % 3 == 0 ? notes[(at + served.WeeksAgo) % notes.Length] : null,
        };

    private static string SupportIn(int phase, int at) => (phase, at % 2) switch
    {
        (1, 0) => "doneFor",
        (1, _) or (2, 0) => "together",
        (2, _) => "encouraged",
        _ => at % 2 == 0 ? "encouraged" : "onTheirOwn",
    };

    /// <summary>What a team finds on its morning page: visits of today, one of them done, what comes, what worries them.</summary>
    private async Task FillTheCalendar(CancellationToken cancel)
    {
        var day = (await caseManager.Get<Morning>($"/casework/teams/{TeamId}/morning", cancel)).Today;
        var people = team.People.Where(served => !served.Finished).ToArray();
        var duties = new (string Key, PlatformClient Of, int Person, string Kind, string? Purpose, int InDays, TimeOnly? At)[]
        {
            ("early", caseManager, 0, "residence-meeting", null, 0, new(9, 0)),
            ("apartment", peer, 1, "landlord-meeting", "Go along and let the person ask first", 0, new(10, 30)),
            ("phone", peer, 3, "transportation", "Ask how the bus went", 0, new(13, 30)),
            ("papers", caseManager, 4, "job-documents", null, 1, null),
            ("clinic", peer, 2, "accompany-clinical", null, 2, new(11, 0)),
            ("review", caseManager, 5, "treatment-planning", "Review the plan together", 5, new(15, 0)),
        };
        // Once: another day has another calendar, and that is for those to keep who use the platform.
        if (await caseManager.Find<object>($"/casework/duties/{DutyId(duties[^1].Key)}", cancel) is not null) return;

        foreach (var (key, of, person, kind, purpose, inDays, at) in duties)
        {
            await of.Make(
                $"/casework/people/{PersonId(people[person % people.Length])}/duties",
                new { Id = DutyId(key), kind, purpose, On = day.AddDays(inDays), At = at is { } time ? Clock(time) : null },
                cancel,
                key: $"demo-{DutyId(key)}");
        }

        var early = PersonId(people[0]);
        var done = DemoId.Of($"contact/{early}/early");
        await caseManager.Make(
            $"/casework/people/{early}/contacts",
            new
            {
                Id = done,
                On = day,
                At = "09:00",
                Minutes = 40,
                Place = "residence",
                Outcome = "held",
                Kind = "residence-meeting",
                Note = "First meeting in the house. Knows who we are now, and wants to see the neighborhood.",
                DutyId = DutyId("early"),
            },
            cancel,
            key: $"demo-{done}");
        await Worry(peer, people[2 % people.Length], "Sounded very tired on the phone and had not slept for days. I would like us to go together.", day, cancel);
        var answered = await Worry(caseManager, people[5 % people.Length], "Missed the last two appointments at the clinic. Do you know why?", day, cancel);
        var concern = await peer.Find<Concern>($"/casework/concerns/{answered}", cancel);
        if (concern!.Value.Answer is null)
            await peer.Do(
                HttpMethod.Post,
                $"/casework/concerns/{answered}/answer",
                new { Answer = "Works in the mornings now. I will ask the clinic for a time in the afternoon." },
                cancel,
                concern.Version);
    }

    private async Task<Guid> Worry(PlatformClient of, Served about, string text, DateOnly day, CancellationToken cancel)
    {
        var id = DemoId.Of($"concern/{PersonId(about)}");
        await of.Make(
            $"/casework/people/{PersonId(about)}/concerns",
            new { id, text, DueOn = day.AddDays(1), DueAt = "13:00" },
            cancel,
            key: $"demo-{id}");
        return id;
    }

    private async Task ArrangeCover(CancellationToken cancel)
    {
        if (!team.PeerIsAway) return;

        var found = await caseManager.Find<Covered>($"/casework/teams/{TeamId}", cancel);
        if (found!.Value.Covers is not [] || found.Value.PastCovers is not []) return;

        var day = (await caseManager.Get<Morning>($"/casework/teams/{TeamId}/morning", cancel)).Today;
        await caseManager.Do(
            HttpMethod.Post,
            $"/casework/teams/{TeamId}/covers",
            new { AwayId = affiliate.Named(team.Peer).Id, From = day, Until = day.AddDays(4) },
            cancel,
            found.Version,
            key: $"demo-cover-{TeamId}");
    }

    private Guid DutyId(string key) => DemoId.Of($"duty/{affiliate.Key}/{team.Name}/{key}");

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private sealed record Plan(DateOnly AdmittedOn, DateOnly EndsOn, DateOnly? EndedOn, List<Phase> Phases, List<Standstill> Pauses);

    private sealed record Phase(int Number, DateOnly StartsOn, DateOnly EndsOn, int Every, string Unit);

    private sealed record Standstill(DateOnly From, DateOnly? Until);

    private sealed record Morning(DateOnly Today);

    private sealed record Concern(string? Answer);

    private sealed record Covered(List<object> Covers, List<object> PastCovers);
}

/// <summary>A team of MISSION in the story.</summary>
/// <param name="CaseManager">The given name.</param>
/// <param name="Peer">The given name.</param>
/// <param name="PeerIsAway">Whether the peer support specialist is away from today on, and the case manager leads for them.</param>
internal sealed record Team(
    string Name, string Site, string CaseManager, string Peer, IReadOnlyList<Served> People, bool PeerIsAway = false);

/// <param name="WeeksAgo">How many weeks before today the person was admitted.</param>
/// <param name="QuietDays">For how many days before today nobody has met the person.</param>
/// <param name="AwayInWeek">The week in which the person came to a hospital, for two weeks.</param>
/// <param name="Finished">Whether the service has ended as planned.</param>
/// <param name="Wish">What the person wants to do afterwards.</param>
internal sealed record Served(
    Person Person, int WeeksAgo, int Months, bool Residential = false, int QuietDays = 0, int? AwayInWeek = null,
    bool Finished = false, Wish? Wish = null);
