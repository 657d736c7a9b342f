using System.Globalization;
using System.Net;
using Platform.Cohorts.Tests.Support;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Cohorts.Tests;

/// <summary>
/// What holds for every route. The routes come from the service's endpoints: one without a policy, a line in
/// docs/roles.md or a sample here fails.
/// </summary>
public sealed class RoutesTests(CohortsApp app)
{
    /// <summary>For each route a request that would succeed, or nearly, for a director of the organisation.</summary>
    private static readonly Dictionary<string, Func<Known, (string Path, object? Body)>> Samples = new()
    {
        ["GET /cohorts"] = _ => ("/cohorts", null),
        ["POST /cohorts"] = known => ("/cohorts", known.Affiliate.Form()),
        ["GET /cohorts/{id}"] = known => ($"/cohorts/{known.Cohort}", null),
        ["PUT /cohorts/{id}"] = known => ($"/cohorts/{known.Cohort}",
            new { coachId = known.Affiliate.CoachId, name = "Changed", firstMeetingOn = "2026-04-01", meetingTime = "10:00" }),
        ["POST /cohorts/{id}/people"] = known =>
            ($"/cohorts/{known.Cohort}/people", new { givenName = "Not", familyName = "Theirs" }),
        ["POST /cohorts/{id}/people/{participantId}/withdrawal"] = known =>
            ($"/cohorts/{known.Cohort}/people/{known.Person}/withdrawal", new { reason = "Changed" }),
        ["PUT /cohorts/{id}/skip-dates"] = known =>
            ($"/cohorts/{known.Cohort}/skip-dates", new { dates = new[] { new { date = "2026-03-17", reason = "Changed" } } }),
        ["POST /cohorts/{id}/launch"] = known => ($"/cohorts/{known.Cohort}/launch", new { }),
        ["GET /cohorts/{id}/calendar"] = known => ($"/cohorts/{known.Cohort}/calendar", null),
        ["GET /cohorts/partner-choices"] = _ => ("/cohorts/partner-choices", null),
        ["GET /cohorts/{id}/people/{participantId}/preferences"] = known =>
            ($"/cohorts/{known.Cohort}/people/{known.Person}/preferences", null),
        ["PUT /cohorts/{id}/people/{participantId}/preferences"] = known =>
            ($"/cohorts/{known.Cohort}/people/{known.Person}/preferences", new { interests = new[] { "chess" } }),
        ["GET /cohorts/{id}/partners"] = known => ($"/cohorts/{known.Cohort}/partners", null),
        ["POST /cohorts/{id}/partners"] = known =>
            ($"/cohorts/{known.Cohort}/partners", new { groups = new[] { new[] { known.Person, known.Other } } }),
        ["GET /cohorts/{id}/partners/proposal"] = known => ($"/cohorts/{known.Cohort}/partners/proposal", null),
        ["GET /cohorts/{id}/partners/earlier"] = known => ($"/cohorts/{known.Cohort}/partners/earlier", null),
        ["POST /cohorts/{id}/partners/{pairId}/ending"] = known =>
            ($"/cohorts/{known.Cohort}/partners/{known.Pair}/ending", new { reason = "notWorkingWell" }),
        ["PUT /cohorts/{id}/partners/{pairId}/lock"] = known =>
            ($"/cohorts/{known.Cohort}/partners/{known.Pair}/lock", new { locked = true }),
        ["PUT /cohorts/{id}/partners/{pairId}/concern"] = known =>
            ($"/cohorts/{known.Cohort}/partners/{known.Pair}/concern", new { seen = "Changed" }),
        ["POST /cohorts/{id}/kept-apart"] = known =>
            ($"/cohorts/{known.Cohort}/kept-apart", new { first = known.Person, second = known.Other, reason = "Changed" }),
        ["DELETE /cohorts/{id}/kept-apart/{keptApartId}"] = known =>
            ($"/cohorts/{known.Cohort}/kept-apart/{known.KeptApart}", null),
        ["DELETE /cohorts/{id}/going-alone/{participantId}"] = known =>
            ($"/cohorts/{known.Cohort}/going-alone/{known.Alone}", null),
        ["GET /cohorts/today"] = _ => ("/cohorts/today", null),
        ["GET /cohorts/lessons"] = _ => ("/cohorts/lessons", null),
        ["GET /cohorts/{id}/meetings"] = known => (known.Year.Path, null),
        ["GET /cohorts/{id}/meetings/{meetingId}"] = known => (known.Year.Meeting(1), null),
        ["GET /cohorts/{id}/meetings/{meetingId}/lessons"] = known => ($"{known.Year.Meeting(1)}/lessons", null),
        ["PUT /cohorts/{id}/meetings/{meetingId}/plan"] = known => ($"{known.Year.Meeting(1)}/plan", new { discussion = "Changed" }),
        ["PUT /cohorts/{id}/meetings/{meetingId}/time"] = known =>
            ($"{known.Year.Meeting(5)}/time", new { on = "2026-03-04", at = "15:00", reason = "Changed" }),
        ["PUT /cohorts/{id}/meetings/{meetingId}/absences"] = known =>
            ($"{known.Year.Meeting(5)}/absences", new { participantIds = known.Year.People[..1] }),
        ["PUT /cohorts/{id}/meetings/{meetingId}/attendance"] = known => ($"{known.Year.Meeting(1)}/attendance", known.Year.Marks()),
        ["PUT /cohorts/{id}/meetings/{meetingId}/not-held"] = known => ($"{known.Year.Meeting(1)}/not-held", new { reason = "Changed" }),
        ["PUT /cohorts/{id}/meetings/{meetingId}/notes"] = known => ($"{known.Year.Meeting(1)}/notes", new { other = "Changed" }),
        ["GET /cohorts/operations"] = _ => ("/cohorts/operations", null),
        ["GET /cohorts/operations/parked"] = _ => ("/cohorts/operations/parked", null),
        ["POST /cohorts/operations/parked/{sequence}/release"] = _ => ("/cohorts/operations/parked/1/release", new { }),
        ["GET /cohorts/operations/errors"] = _ => ("/cohorts/operations/errors", null),
        ["POST /cohorts/operations/errors/{messageId}/resend"] = known =>
            ($"/cohorts/operations/errors/{known.Cohort}/resend", new { queue = "cohorts-keep-site" }),
        ["GET /cohorts/operations/audit"] = _ => ("/cohorts/operations/audit", null),
        ["GET /cohorts/referrals"] = _ => ("/cohorts/referrals", null),
        ["GET /cohorts/referrals/{id}"] = known => ($"/cohorts/referrals/{known.Referral}", null),
        ["POST /cohorts/referrals/{id}/acceptance"] = known => ($"/cohorts/referrals/{known.Referral}/acceptance",
            new { cohortId = known.Cohort, givenName = "Not", familyName = "Theirs" }),
        ["POST /cohorts/referrals/{id}/decline"] = known => ($"/cohorts/referrals/{known.Referral}/decline", new { reason = "not-reached" }),
        ["GET /cohorts/sites"] = _ => ("/cohorts/sites", null),
        ["GET /cohorts/coaches"] = known => ($"/cohorts/coaches?siteId={known.Affiliate.SiteId}", null),
    };

    [Fact]
    public async Task Every_route_has_a_policy_a_line_in_the_table_of_roles_and_a_sample()
    {
        var routes = await RouteTable.Of(app.Services);

        Assert.Equal(
            (await RouteTable.Documented("Cohorts")).OrderBy(route => $"{route}", StringComparer.Ordinal),
            routes.OrderBy(route => $"{route}", StringComparer.Ordinal));
        Assert.Equal(Samples.Keys.Order(StringComparer.Ordinal), routes.Select(Name).Order(StringComparer.Ordinal));
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
            string[] needed = (route.Method, route.Pattern) switch
            {
                ("POST", "/cohorts" or "/cohorts/operations/parked/{sequence}/release"
                    or "/cohorts/operations/errors/{messageId}/resend") => ["Idempotency-Key"],
                ("POST", "/cohorts/{id}/people" or "/cohorts/{id}/launch" or "/cohorts/{id}/partners" or "/cohorts/{id}/kept-apart"
                    or "/cohorts/referrals/{id}/acceptance" or "/cohorts/referrals/{id}/decline") => ["Idempotency-Key", "If-Match"],
                ("GET", _) => [],
                _ => ["If-Match"],
            };
            Assert.Equal((route, string.Join(' ', needed)), (route, string.Join(' ', headers.Order(StringComparer.Ordinal))));
        }

        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.True(schemas.GetProperty("FormCohortRequest").GetProperty("properties").TryGetProperty("firstMeetingOn", out _));
        Assert.True(schemas.GetProperty("EnrollPersonRequest").GetProperty("properties").TryGetProperty("givenName", out _));
        Assert.True(schemas.TryGetProperty("PageOfListCohortsItem", out _));
    }

    [Fact]
    public async Task Another_organization_finds_and_changes_nothing()
    {
        var known = await AFormingGroup();
        var other = await app.AnAffiliate();

        foreach (var route in Samples.Keys)
        {
            await FindsAndChangesNothing(known, route, other.Director);
            // Neither does a token that claims our site in the other organisation's name.
            await FindsAndChangesNothing(known, route, other.DirectorAt(known.Affiliate.SiteId));
        }
    }

    [Fact]
    public async Task A_director_of_another_site_finds_and_changes_nothing()
    {
        var known = await AFormingGroup();
        var oak = app.NewId();
        await app.Deliver(known.Affiliate.Site(oak, "Oak Avenue"));

        foreach (var route in Samples.Keys) await FindsAndChangesNothing(known, route, known.Affiliate.DirectorAt(oak));
    }

    [Fact]
    public async Task A_coach_changes_only_what_is_theirs_to_change_and_a_token_without_its_sites_finds_nothing()
    {
        var known = await AFormingGroup();
        var theirs = (await RouteTable.Of(app.Services)).Where(route => route.Roles.Contains(Roles.PeerLifeCoach, StringComparison.Ordinal)).Select(Name).ToHashSet();

        foreach (var route in Samples.Keys)
        {
            await FindsAndChangesNothing(known, route, known.Affiliate.DirectorAt());
            if (theirs.Contains(route) || route.StartsWith("GET", StringComparison.Ordinal)) continue;

            var response = await Send(known, route, known.Affiliate.CoachAt(known.Affiliate.SiteId));
            await response.Refused(HttpStatusCode.Forbidden, "request.not-your-role");
        }
    }

    [Fact]
    public async Task Other_roles_and_strangers_are_refused()
    {
        var known = await AFormingGroup();

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

    private static async Task FindsAndChangesNothing(Known known, string route, HttpClient caller)
    {
        var before = await Everything(known);

        var response = await Send(known, route, caller);

        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(known.Secrets, secret => body.Contains(secret, StringComparison.Ordinal));
        var expected = route is "GET /cohorts" or "GET /cohorts/sites" or "GET /cohorts/partner-choices" or "GET /cohorts/today"
            or "GET /cohorts/lessons" or "GET /cohorts/referrals" ? HttpStatusCode.OK
            : route.Contains("/cohorts/operations", StringComparison.Ordinal) ? HttpStatusCode.Forbidden
            : HttpStatusCode.NotFound;
        Assert.Equal((route, expected), (route, response.StatusCode));
        Assert.Equal(before, await Everything(known));
    }

    private static Task<HttpResponseMessage> Send(Known known, string route, HttpClient caller)
    {
        var (path, body) = Samples[route](known);
        var method = HttpMethod.Parse(route.Split(' ')[0]);
        return method == HttpMethod.Post
            ? caller.Post(path, body!, version: 7)
            : caller.Send(method, path, body, version: method == HttpMethod.Get ? null : 7);
    }

    private static async Task<string> Everything(Known known)
    {
        var director = known.Affiliate.Director;
        return $"{await director.Get("/cohorts")}{await director.Get($"/cohorts/{known.Cohort}")}"
            + $"{await director.Get($"/cohorts/{known.Cohort}/partners")}"
            + $"{await director.Get($"/cohorts/{known.Cohort}/people/{known.Person}/preferences")}"
            + $"{await known.Year.Get(1)}{await known.Year.Get(5)}{await director.Get("/cohorts/referrals")}";
    }

    private async Task<Known> AFormingGroup()
    {
        var affiliate = await app.AnAffiliate();
        var cohort = await affiliate.ACohort(people: 6);
        var p = await affiliate.People(cohort);
        (await affiliate.Offer(cohort, [[p[2], p[3]], [p[4], p[5]]])).EnsureSuccessStatusCode();
        var pairs = (await affiliate.Partners(cohort)).GetProperty("pairs");
        (await affiliate.Director.Post(
            $"/cohorts/{cohort}/partners/{pairs[1].Id()}/ending", new { reason = "readyForSolo", ready = p[4..] }, version: 1)).EnsureSuccessStatusCode();
        var kept = await affiliate.Director.Post(
            $"/cohorts/{cohort}/kept-apart", new { first = p[0], second = p[2], reason = "Quiet reason" }, version: 2);
        var referral = affiliate.Requested();
        await app.Deliver(referral);
        return new Known(affiliate, cohort, p[0], p[1], pairs[0].Id(), (await kept.Read()).Id(), p[4], referral.ReferralId,
            await affiliate.AYearUnderWay());
    }

    private static string Name(GuardedRoute route) => $"{route.Method} {route.Pattern}";

    private sealed record Known(
        Affiliate Affiliate, Guid Cohort, Guid Person, Guid Other, Guid Pair, Guid KeptApart, Guid Alone,
        Guid Referral, YearUnderWay Year)
    {
        public string[] Secrets =>
        [
            $"{Cohort}", $"{Person}", $"{Year.Cohort}", $"{Year.Meetings[0]}", $"{Affiliate.SiteId}", $"{Affiliate.CoachId}", $"{Referral}",
            "Given1", "Tuesday group", "Quiet reason",
        ];
    }
}
