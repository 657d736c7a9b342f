using System.Globalization;
using System.Net;
using Platform.Casework.Tests.Support;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Casework.Tests;

/// <summary>
/// What holds for every route. The routes come from the service's endpoints: one without a policy, a line in
/// docs/roles.md or a sample here fails.
/// </summary>
public sealed class RoutesTests(CaseworkApp app)
{
    private const string Day = "2026-03-09";
    private const string Disclosing = "POST /casework/referrals/{id}/disclosures";
    private const string Looks = "GET /casework/people/{id}/looks";
    private const string PeopleToAnswer = "GET /casework/privacy/people";
    private const string SitesToReferTo = "GET /casework/referral-sites";

    /// <summary>For each route a request that would succeed, or nearly, for those whom it is for.</summary>
    private static readonly Dictionary<string, Func<Known, (string Path, object? Body)>> Samples = new()
    {
        ["GET /casework/sites"] = _ => ("/casework/sites", null),
        ["GET /casework/workers"] = known => ($"/casework/workers?siteId={known.Affiliate.SiteId}&role=case-manager", null),
        ["GET /casework/teams"] = _ => ("/casework/teams", null),
        ["POST /casework/teams"] = known => ("/casework/teams", known.Affiliate.TeamOfTheTwo("Theirs")),
        ["GET /casework/teams/{id}"] = known => ($"/casework/teams/{known.Affiliate.TeamId}", null),
        ["PUT /casework/teams/{id}"] = known => ($"/casework/teams/{known.Affiliate.TeamId}", known.Affiliate.TeamOfTheTwo("Changed")),
        ["POST /casework/teams/{id}/covers"] = known => ($"/casework/teams/{known.Affiliate.TeamId}/covers",
            new { awayId = known.Affiliate.PeerId, from = "2026-04-01", until = "2026-04-02" }),
        ["DELETE /casework/teams/{id}/covers/{coverId}"] = known =>
            ($"/casework/teams/{known.Affiliate.TeamId}/covers/{known.Cover}", null),
        ["GET /casework/people"] = _ => ("/casework/people", null),
        ["POST /casework/people"] = known => ("/casework/people", known.Affiliate.Admission("Not", "Theirs")),
        ["GET /casework/people/{id}"] = known => ($"/casework/people/{known.Person}", null),
        ["GET /casework/people/{id}/plan"] = known => ($"/casework/people/{known.Person}/plan", null),
        ["POST /casework/people/{id}/plan/extension"] = known =>
            ($"/casework/people/{known.Person}/plan/extension", new { until = "2027-06-01", reason = "Changed" }),
        ["POST /casework/people/{id}/plan/pause"] = known =>
            ($"/casework/people/{known.Person}/plan/pause", new { from = "2026-03-02", reason = "Changed" }),
        ["POST /casework/people/{id}/plan/resumption"] = known =>
            ($"/casework/people/{known.Person}/plan/resumption", new { on = "2026-03-02" }),
        ["PUT /casework/people/{id}/plan/dates"] = known => ($"/casework/people/{known.Person}/plan/dates",
            new { phases = Array.Empty<object>(), endsOn = "2027-06-01", reason = "Changed" }),
        ["PUT /casework/people/{id}/plan/sessions/{series}/{number}"] = known =>
            ($"/casework/people/{known.Person}/plan/sessions/drt/3", new { dueOn = Day }),
        ["POST /casework/people/{id}/plan/sessions/{series}/{number}/skip"] = known =>
            ($"/casework/people/{known.Person}/plan/sessions/drt/3/skip", new { reason = "Changed" }),
        ["DELETE /casework/people/{id}/plan/sessions/{series}/{number}/skip"] = known =>
            ($"/casework/people/{known.Person}/plan/sessions/drt/2/skip", null),
        ["POST /casework/people/{id}/end"] = known =>
            ($"/casework/people/{known.Person}/end", new { on = "2026-03-02", kind = "other", reason = "Changed" }),
        ["GET /casework/teams/{id}/morning"] = known => ($"/casework/teams/{known.Affiliate.TeamId}/morning", null),
        ["GET /casework/teams/{id}/fidelity"] = known => ($"/casework/teams/{known.Affiliate.TeamId}/fidelity", null),
        ["GET /casework/people/{id}/fidelity"] = known => ($"/casework/people/{known.Person}/fidelity", null),
        ["GET /casework/contact-kinds"] = _ => ("/casework/contact-kinds", null),
        ["GET /casework/people/{id}/contacts"] = known => ($"/casework/people/{known.Person}/contacts", null),
        ["POST /casework/people/{id}/contacts"] = known =>
            ($"/casework/people/{known.Person}/contacts", Affiliate.AContact(note: "Changed")),
        ["POST /casework/people/{id}/contact-batches"] = known =>
            ($"/casework/people/{known.Person}/contact-batches", new { contacts = new[] { Affiliate.AContact(note: "Changed") } }),
        ["POST /casework/people/{id}/duties"] = known =>
            ($"/casework/people/{known.Person}/duties", new { assigneeId = known.Affiliate.PeerId, kind = "home-visit", on = "2026-03-09" }),
        ["GET /casework/duties/{id}"] = known => ($"/casework/duties/{known.Duty}", null),
        ["PUT /casework/duties/{id}"] = known =>
            ($"/casework/duties/{known.Duty}", new { assigneeId = known.Affiliate.PeerId, on = "2026-03-10" }),
        ["POST /casework/duties/{id}/end"] = known => ($"/casework/duties/{known.Duty}/end", new { }),
        ["POST /casework/people/{id}/concerns"] = known =>
            ($"/casework/people/{known.Person}/concerns", new { text = "Changed", dueOn = "2026-03-03", dueAt = "13:00" }),
        ["GET /casework/concerns"] = _ => ("/casework/concerns", null),
        ["GET /casework/concerns/{id}"] = known => ($"/casework/concerns/{known.Concern}", null),
        ["POST /casework/concerns/{id}/answer"] = known => ($"/casework/concerns/{known.Concern}/answer", new { answer = "Changed" }),
        ["POST /casework/concerns/{id}/escalation"] = known => ($"/casework/concerns/{known.Concern}/escalation", new { }),
        ["GET /casework/consent-form"] = _ => ("/casework/consent-form", null),
        ["GET /casework/people/{id}/consents"] = known => ($"/casework/people/{known.Person}/consents", null),
        ["POST /casework/people/{id}/consents"] = known => ($"/casework/people/{known.Person}/consents", known.Affiliate.AConsent()),
        ["GET /casework/consents/{id}"] = known => ($"/casework/consents/{known.Consent}", null),
        ["POST /casework/consents/{id}/revocation"] = known => ($"/casework/consents/{known.Consent}/revocation", new { channel = "letter" }),
        ["GET /casework/referral-sites"] = _ => ("/casework/referral-sites", null),
        ["GET /casework/people/{id}/referrals"] = known => ($"/casework/people/{known.Person}/referrals", null),
        ["POST /casework/people/{id}/referrals"] = known =>
            ($"/casework/people/{known.Person}/referrals", new { consentId = known.Consent, siteId = known.Affiliate.SiteId }),
        ["POST /casework/referrals/{id}/withdrawal"] = known => ($"/casework/referrals/{known.Referral}/withdrawal", new { }),
        [Disclosing] = known => ($"/casework/referrals/{known.Referral}/disclosures", new { }),
        ["GET /casework/people/{id}/disclosures"] = known => ($"/casework/people/{known.Person}/disclosures", null),
        [Looks] = known => ($"/casework/people/{known.Person}/looks", null),
        [PeopleToAnswer] = _ => ("/casework/privacy/people", null),
    };

    /// <summary>Of the service's own machinery, which knows no record: for the centre's operations alone.</summary>
    private static readonly Dictionary<string, (string Path, object? Body)> Machinery = new()
    {
        ["GET /casework/operations"] = ("/casework/operations", null),
        ["GET /casework/operations/parked"] = ("/casework/operations/parked", null),
        ["POST /casework/operations/parked/{sequence}/release"] = ("/casework/operations/parked/1/release", new { }),
        ["GET /casework/operations/errors"] = ("/casework/operations/errors", null),
        ["POST /casework/operations/errors/{messageId}/resend"] =
            ("/casework/operations/errors/019b8e07-4600-7447-8f8d-20d691214d9e/resend", new { queue = "casework-keep-site" }),
        ["GET /casework/operations/audit"] = ("/casework/operations/audit", null),
    };

    /// <summary>Lists, which are empty for whom there is nothing.</summary>
    private static readonly string[] Lists = ["GET /casework/sites", "GET /casework/teams", "GET /casework/people", "GET /casework/concerns", "GET /casework/contact-kinds", "GET /casework/consent-form", PeopleToAnswer, SitesToReferTo];

    /// <summary>What takes an Idempotency-Key and no version, or both.</summary>
    private static readonly string[] Once =
    [
        "POST /casework/teams", "POST /casework/people", "POST /casework/teams/{id}/covers", "POST /casework/people/{id}/contacts",
        "POST /casework/people/{id}/contact-batches", "POST /casework/people/{id}/duties", "POST /casework/people/{id}/concerns",
        "POST /casework/people/{id}/consents", "POST /casework/consents/{id}/revocation", "POST /casework/people/{id}/referrals",
    ];

    private static readonly string[] Blind = [.. Once.Except(["POST /casework/teams/{id}/covers"]), Disclosing];

    [Fact]
    public async Task Every_route_has_a_policy_a_line_in_the_table_of_roles_and_a_sample()
    {
        var routes = await RouteTable.Of(app.Services);

        Assert.Equal(
            (await RouteTable.Documented("Casework")).OrderBy(route => $"{route}", StringComparer.Ordinal),
            routes.OrderBy(route => $"{route}", StringComparer.Ordinal));
        Assert.Equal(Samples.Keys.Concat(Machinery.Keys).Order(StringComparer.Ordinal), routes.Select(Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_route_stands_in_the_document_that_anyone_may_read_with_the_headers_it_needs()
    {
        var document = await app.CreateAnonymousClient().Get("/openapi/v1.json");

        foreach (var route in await RouteTable.Of(app.Services))
        {
            var operation = document.GetProperty("paths").GetProperty(route.Pattern)
                .GetProperty(route.Method.ToLower(CultureInfo.InvariantCulture));
            var headers = operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(parameter => parameter.Text("in") == "header").Select(header => header.Text("name"))
                : [];
            var needed = new List<string>();
            if (Once.Contains(Name(route)) || (Machinery.ContainsKey(Name(route)) && route.Method == "POST")) needed.Add("Idempotency-Key");
            if (route.Method != "GET" && !Blind.Contains(Name(route)) && !Machinery.ContainsKey(Name(route))) needed.Add("If-Match");
            Assert.Equal((route, string.Join(' ', needed)), (route, string.Join(' ', headers.Order(StringComparer.Ordinal))));
        }
    }

    [Fact]
    public async Task Another_organization_finds_and_changes_nothing()
    {
        var known = await APerson();
        var other = await app.ATeam();

        foreach (var route in Samples.Keys)
        {
            // Neither does a token that claims our people in the other organisation's name.
            await FindAndChangeNothing(
                known,
                route,
                [
                    other.As([.. Roles.All.Except(Roles.National)]),
                    other.Person(known.Affiliate.CaseManagerId, [.. Roles.All.Except(Roles.National)]),
                ]);
        }
    }

    [Fact]
    public async Task The_national_centre_finds_nothing_and_is_refused()
    {
        var known = await APerson();

        foreach (var route in Samples.Keys)
        {
            var centre = app.CreateClient(TestCaller.AtCentre(app.NewId(), [.. Roles.National]));
            await (await Send(known, route, centre)).Refused(HttpStatusCode.Forbidden, "request.not-your-role");
            await FindAndChangeNothing(known, route, [app.CreateClient(TestCaller.AtCentre(app.NewId(), [.. Roles.All]))]);
        }
    }

    [Fact]
    public async Task Who_works_at_another_site_finds_and_changes_nothing()
    {
        var known = await APerson();
        var oak = app.NewId();
        await app.Deliver(known.Affiliate.Site(oak, "Oak Avenue"));

        // Which sites their organisation has, is no secret to those who may refer people to one.
        foreach (var route in Samples.Keys.Except([SitesToReferTo]))
        {
            await FindAndChangeNothing(
                known,
                route,
                Roles.All.Except(Roles.National).Except([Roles.PeerLifeCoach]).Select(role => known.Affiliate.At(role, oak)),
                allowed: HttpStatusCode.Forbidden);
            // Who is in the team by name, but works elsewhere now.
            var moved = app.CreateClient(
                (TestCaller.In(known.Affiliate.OrganizationId, Roles.CaseManager, Roles.ProgramDirector, Roles.PrivacyOfficer) with
                {
                    PersonId = known.Affiliate.CaseManagerId,
                }).At(oak));
            await FindAndChangeNothing(known, route, [moved]);
        }
    }

    [Fact]
    public async Task Another_team_of_the_site_finds_no_person_and_changes_nothing()
    {
        var known = await APerson();

        foreach (var route in Samples.Keys.Except(["GET /casework/sites", "GET /casework/workers", SitesToReferTo]))
            await FindAndChangeNothing(
                known,
                route,
                new[] { Roles.CaseManager, Roles.PeerSupportSpecialist }.Select(role => known.Affiliate.At(role, known.Affiliate.SiteId)),
                allowed: HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Supervisors_of_the_site_read_and_keep_no_record()
    {
        var known = await APerson();

        foreach (var route in Samples.Keys.Where(route => !route.Contains("/teams", StringComparison.Ordinal) || route.EndsWith("/morning", StringComparison.Ordinal)))
        {
            foreach (var role in new[] { Roles.ClinicalSupervisor, Roles.PeerNavigator })
            {
                var response = await Send(known, route, known.Affiliate.At(role, known.Affiliate.SiteId));
                var expected = route is Looks or PeopleToAnswer or SitesToReferTo ? HttpStatusCode.Forbidden
                    : route.StartsWith("GET", StringComparison.Ordinal) ? HttpStatusCode.OK
                    : route.EndsWith("/answer", StringComparison.Ordinal) ? HttpStatusCode.PreconditionFailed : HttpStatusCode.Forbidden;
                Assert.Equal((route, expected), (route, response.StatusCode));
            }
        }
    }

    [Fact]
    public async Task A_director_reads_of_teams_and_of_no_person()
    {
        var known = await APerson();

        // But for what a person allows to be shared with the program that they were referred to, which is written down.
        foreach (var route in Samples.Keys.Except([Disclosing]))
        {
            var response = await Send(known, route, known.Affiliate.Director);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain(known.PersonalSecrets, secret => body.Contains(secret, StringComparison.Ordinal));
            if (route.Contains("/people", StringComparison.Ordinal)) Assert.Equal((route, HttpStatusCode.Forbidden), (route, response.StatusCode));
        }
    }

    [Fact]
    public async Task Other_roles_and_strangers_are_refused()
    {
        var known = await APerson();

        foreach (var route in await RouteTable.Of(app.Services))
        {
            var others = known.Affiliate.As([.. Roles.All.Except(route.Roles.Split(", "))]);
            await (await Send(known, Name(route), others)).Refused(HttpStatusCode.Forbidden, "request.not-your-role");
            var outside = app.CreateClient(TestCaller.Outside());
            await (await Send(known, Name(route), outside)).Refused(HttpStatusCode.Forbidden, "request.not-your-role");
            var stranger = app.CreateAnonymousClient();
            await (await Send(known, Name(route), stranger)).Refused(HttpStatusCode.Unauthorized, "request.not-signed-in");
        }
    }

    [Fact]
    public async Task Operations_look_after_the_machinery_and_read_nothing_of_anybody()
    {
        var known = await APerson();
        var operations = app.CreateClient(TestCaller.AtCentre(app.NewId(), Roles.Operations));

        foreach (var route in Machinery.Keys)
        {
            var response = await Send(known, route, operations);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.NotEqual((route, HttpStatusCode.Forbidden), (route, response.StatusCode));
            Assert.DoesNotContain(known.PersonalSecrets, secret => body.Contains(secret, StringComparison.Ordinal));
        }
    }

    /// <summary>Looks at what stands there when all of them have tried.</summary>
    private static async Task FindAndChangeNothing(
        Known known, string route, IEnumerable<HttpClient> callers, HttpStatusCode allowed = HttpStatusCode.NotFound)
    {
        var before = known.Before ??= await Everything(known);

        foreach (var caller in callers) await FindsNothing(known, route, caller, allowed);

        Assert.Equal(before, await Everything(known));
    }

    private static async Task FindsNothing(Known known, string route, HttpClient caller, HttpStatusCode allowed)
    {
        var response = await Send(known, route, caller);

        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(known.Secrets, secret => body.Contains(secret, StringComparison.Ordinal));
        var expected = Lists.Contains(route) && response.StatusCode is not HttpStatusCode.Forbidden ? HttpStatusCode.OK : HttpStatusCode.NotFound;
        Assert.Contains((route, response.StatusCode), new[] { (route, expected), (route, allowed) });
    }

    private static Task<HttpResponseMessage> Send(Known known, string route, HttpClient caller)
    {
        var (path, body) = Machinery.TryGetValue(route, out var machinery) ? machinery : Samples[route](known);
        var method = HttpMethod.Parse(route.Split(' ')[0]);
        return method == HttpMethod.Post
            ? caller.Post(path, body!, version: 2)
            : caller.Send(method, path, body, version: method == HttpMethod.Get ? null : 2);
    }

    private static async Task<string> Everything(Known known)
    {
        var worker = known.Affiliate.CaseManager;
        return $"{await worker.Get($"/casework/teams/{known.Affiliate.TeamId}")}{await worker.Get("/casework/people")}"
            + $"{await worker.Get($"/casework/people/{known.Person}/plan")}{await worker.Get($"/casework/people/{known.Person}")}"
            + $"{await worker.Get($"/casework/teams/{known.Affiliate.TeamId}/morning")}{await worker.Get("/casework/concerns")}"
            + $"{await worker.Get($"/casework/consents/{known.Consent}")}{await worker.Get($"/casework/people/{known.Person}/referrals")}"
            + $"{await worker.Get($"/casework/people/{known.Person}/disclosures")}";
    }

    private async Task<Known> APerson()
    {
        var affiliate = await app.ATeam();
        var cover = await affiliate.CaseManager.Post(
            $"/casework/teams/{affiliate.TeamId}/covers",
            new { awayId = affiliate.PeerId, from = "2026-03-05", until = "2026-03-06" },
            version: 1);
        var person = await affiliate.APerson();
        (await affiliate.CaseManager.Post(
            $"/casework/people/{person}/plan/sessions/drt/2/skip", new { reason = "Known already" }, version: 1)).EnsureSuccessStatusCode();
        var duty = await affiliate.Peer.Post(
            $"/casework/people/{person}/duties", new { kind = "home-visit", on = "2026-03-04", purpose = "Curtis shows his home" });
        var concern = await affiliate.Peer.Post(
            $"/casework/people/{person}/concerns", new { text = "Curtis has not slept", dueOn = "2026-03-03", dueAt = "13:00" });
        (await affiliate.Peer.Post($"/casework/people/{person}/contacts", Affiliate.AContact(note: "Curtis read the timetable")))
            .EnsureSuccessStatusCode();
        var consent = await affiliate.Sign(person);
        return new Known(
            affiliate,
            person,
            consent,
            await affiliate.Refer(person, consent),
            (await cover.EnsureSuccessStatusCode().Read()).Id(),
            (await duty.EnsureSuccessStatusCode().Read()).Id(),
            (await concern.EnsureSuccessStatusCode().Read()).Id());
    }

    private static string Name(GuardedRoute route) => $"{route.Method} {route.Pattern}";

    private sealed record Known(Affiliate Affiliate, Guid Person, Guid Consent, Guid Referral, Guid Cover, Guid Duty, Guid Concern)
    {
        /// <summary>What stood there before anybody tried anything.</summary>
        public string? Before { get; set; }

        public string[] PersonalSecrets => [$"{Person}", "Curtis", "Bell"];

        public string[] Secrets =>
            [.. PersonalSecrets, $"{Affiliate.SiteId}", $"{Affiliate.TeamId}", $"{Affiliate.PeerId}"];
    }
}
