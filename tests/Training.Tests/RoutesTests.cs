using System.Net;
using System.Net.Http.Json;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Testing;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests;

/// <summary>Every route, as the endpoints' metadata lists them: a new one without policy, documentation or sample fails here.</summary>
public sealed class RoutesTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_those_of_the_table_of_roles() =>
        Assert.Equal(
            (await RouteTable.Documented("Training")).OrderBy(route => $"{route}", StringComparer.Ordinal),
            (await RouteTable.Of(app.Services)).OrderBy(route => $"{route}", StringComparer.Ordinal));

    [Fact]
    public async Task Are_closed_to_whoever_is_not_signed_in()
    {
        var place = await APlace();
        foreach (var route in await Guarded())
        {
            var response = await app.CreateAnonymousClient().SendAsync(Sample(route, place), Cancel);

            Assert.Equal((route, HttpStatusCode.Unauthorized), (route, response.StatusCode));
            Assert.Equal("request.not-signed-in", await response.Code());
        }
    }

    [Fact]
    public async Task Are_refused_to_every_role_but_their_own()
    {
        var place = await APlace();
        foreach (var route in await Guarded())
        {
            foreach (var role in Roles.All)
            {
                var caller = TestCaller.In(place.Organization, role) with { IsNational = Roles.National.Contains(role) };

                var response = await app.CreateClient(caller).SendAsync(Sample(route, place), Cancel);

                var mayUse = route.Roles.Split(", ").Contains(role);
                Assert.Equal((route, role, !mayUse), (route, role, response.StatusCode == HttpStatusCode.Forbidden));
            }
        }
    }

    [Fact]
    public async Task Are_refused_to_training_staff_whose_token_is_not_the_nations_where_they_reach_beyond_an_organization()
    {
        var place = await APlace();
        var http = app.CreateClient(TestCaller.In(place.Organization, Roles.TrainingStaff));
        foreach (var route in await Guarded())
        {
            var response = await http.SendAsync(Sample(route, place), Cancel);

            if (route.Policy is TrainingPolicies.KeepCredentials or TrainingPolicies.KeepOfferings
                or TrainingPolicies.KeepAttendance or OperationsApi.Policy)
                Assert.Equal((route, HttpStatusCode.Forbidden), (route, response.StatusCode));
            else
                Assert.DoesNotContain($"{place.Site}", await Shown(response), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Show_and_change_nothing_of_another_organization()
    {
        var (here, there) = (await APlace(), await APlace());
        var before = await app.TrainingStaff().Get($"/training/credentials/{there.Credential}");
        foreach (var route in await Guarded())
        {
            var caller = TestCaller.In(here.Organization, [.. Roles.All.Except(Roles.National)]);

            var response = await app.CreateClient(caller).SendAsync(Sample(route, there), Cancel);

            var expected = route switch
            {
                {
                    Policy: TrainingPolicies.KeepCredentials or TrainingPolicies.KeepOfferings or TrainingPolicies.KeepAttendance
                    or OperationsApi.Policy
                } => HttpStatusCode.Forbidden,
                // Their own part of what is everybody's.
                { Pattern: "/training/assistance" or "/training/enrollments/mine" or "/training/enrollments/mine/past" or "/training/sessions/{id}/people" } =>
                    HttpStatusCode.OK,
                _ => HttpStatusCode.NotFound,
            };
            Assert.Equal((route, expected), (route, response.StatusCode));
            var shown = await Shown(response);
            foreach (var id in (Guid[])[there.Organization, there.Site, there.Person, there.Credential, there.Enrollment])
                Assert.DoesNotContain($"{id}", shown, StringComparison.Ordinal);
        }

        Assert.Equal(
            before.GetRawText(), (await app.TrainingStaff().Get($"/training/credentials/{there.Credential}")).GetRawText());
    }

    [Fact]
    public async Task Have_a_document_that_anyone_may_read()
    {
        var document = await app.CreateAnonymousClient().GetStringAsync("/openapi/v1.json", Cancel);

        foreach (var route in await RouteTable.Of(app.Services))
            Assert.Contains($"\"{route.Pattern}\"", document, StringComparison.Ordinal);
    }

    /// <summary>A good request for each route, about things of <paramref name="place"/>.</summary>
    private HttpRequestMessage Sample(GuardedRoute route, Place place)
    {
        var credential = new
        {
            organizationId = place.Organization,
            personId = place.Person,
            kind = "peer-life-coach",
            validFrom = "2030-01-01",
            validUntil = "2030-12-31",
        };
        (string Path, object? Body) sample = $"{route.Method} {route.Pattern}" switch
        {
            "POST /training/credentials" => ("/training/credentials", credential),
            "GET /training/credentials" => ($"/training/credentials?organizationId={place.Organization}", null),
            "GET /training/credentials/{id}" => ($"/training/credentials/{place.Credential}", null),
            "POST /training/credentials/{id}/revocation" =>
                ($"/training/credentials/{place.Credential}/revocation", new { reason = "A sample" }),
            "POST /training/credentials/{id}/renewal" =>
                ($"/training/credentials/{place.Credential}/renewal", new { validUntil = "2029-12-31" }),
            "GET /training/credentials/kinds" => ("/training/credentials/kinds", null),
            "PUT /training/credentials/kinds/{code}" =>
                ("/training/credentials/kinds/peer-life-coach", new { validMonths = 24 }),
            "GET /training/certifications" => ($"/training/certifications?organizationId={place.Organization}", null),
            "GET /training/attendance" => ($"/training/attendance?organizationId={place.Organization}", null),
            "GET /training/sessions/{id}/attendance" => ($"/training/sessions/{place.Session}/attendance", null),
            "GET /training/sessions/{id}/attendance/file" => ($"/training/sessions/{place.Session}/attendance/file", null),
            "GET /training/sessions/{id}/attendance/{enrollmentId}" =>
                ($"/training/sessions/{place.Session}/attendance/{place.Enrollment}", null),
            "PUT /training/sessions/{id}/attendance/{enrollmentId}" =>
                ($"/training/sessions/{place.Session}/attendance/{place.Enrollment}", new { state = "present" }),
            "PUT /training/offerings/{id}/attendance-rule" =>
                ($"/training/offerings/{place.Offering}/attendance-rule", new { percent = 80 }),
            "POST /training/sessions/{id}/attendance-imports" =>
                ($"/training/sessions/{place.Session}/attendance-imports", new { not = "a report" }),
            "GET /training/attendance-imports/{id}" => ($"/training/attendance-imports/{place.Session}", null),
            "GET /training/attendance-imports/{id}/rows" => ($"/training/attendance-imports/{place.Session}/rows", null),
            "PUT /training/attendance-imports/{id}/rows" => (
                $"/training/attendance-imports/{place.Session}/rows",
                new { rows = new[] { new { id = place.Session, choice = "leftOut" } } }),
            "POST /training/attendance-imports/{id}/save" => ($"/training/attendance-imports/{place.Session}/save", null),
            "POST /training/attendance-imports/{id}/undo" => ($"/training/attendance-imports/{place.Session}/undo", null),
            "GET /training/templates" => ("/training/templates", null),
            "GET /training/templates/{code}" => ("/training/templates/its-my-life-webinars", null),
            "POST /training/offerings" =>
                ("/training/offerings", new { template = "its-my-life-webinars", firstOn = "2026-04-02" }),
            "GET /training/offerings" => ("/training/offerings", null),
            "GET /training/offerings/{id}" => ($"/training/offerings/{place.Offering}", null),
            "PUT /training/offerings/{id}" => ($"/training/offerings/{place.Offering}", Given.AText()),
            "POST /training/offerings/{id}/publication" => ($"/training/offerings/{place.Offering}/publication", null),
            "POST /training/offerings/{id}/sessions" =>
                ($"/training/offerings/{place.Offering}/sessions", Given.ASession()),
            "GET /training/sessions" => ("/training/sessions", null),
            "GET /training/sessions/{id}" => ($"/training/sessions/{place.Session}", null),
            "PUT /training/sessions/{id}" => ($"/training/sessions/{place.Session}", Given.AChange()),
            "PUT /training/sessions/{id}/materials" =>
                ($"/training/sessions/{place.Session}/materials", new { slidesLink = "https://slides.example.org/1" }),
            "POST /training/sessions/{id}/move" => ($"/training/sessions/{place.Session}/move", Given.AMove()),
            "POST /training/sessions/{id}/cancellation" =>
                ($"/training/sessions/{place.Session}/cancellation", new { reason = "A sample" }),
            "POST /training/sessions/{id}/guests" =>
                ($"/training/sessions/{place.Session}/guests", new { name = "Pat Guest", place.Organization }),
            "GET /training/sessions/{id}/people" => ($"/training/sessions/{place.Session}/people", null),
            "POST /training/enrollments" => (
                "/training/enrollments",
                new { organizationId = place.Organization, offeringId = place.Offering, personIds = new[] { place.Person } }),
            "GET /training/enrollments/mine" => ("/training/enrollments/mine", null),
            "GET /training/enrollments/mine/past" => ("/training/enrollments/mine/past", null),
            "GET /training/enrollments/{id}" => ($"/training/enrollments/{place.Enrollment}", null),
            "POST /training/enrollments/{id}/cancellation" =>
                ($"/training/enrollments/{place.Enrollment}/cancellation", null),
            "GET /training/organizations" => ("/training/organizations", null),
            "GET /training/staff" => ($"/training/staff?organizationId={place.Organization}", null),
            "GET /training/assistance" => ("/training/assistance", null),
            "GET /training/assistance/{siteId}" => ($"/training/assistance/{place.Site}", null),
            "GET /training/operations" => ("/training/operations", null),
            "GET /training/operations/parked" => ("/training/operations/parked", null),
            "POST /training/operations/parked/{sequence}/release" => ("/training/operations/parked/1/release", null),
            "GET /training/operations/errors" => ("/training/operations/errors", null),
            "POST /training/operations/errors/{messageId}/resend" =>
                ($"/training/operations/errors/{app.NewId()}/resend", new { queue = "none" }),
            "GET /training/operations/audit" => ("/training/operations/audit", null),
            var unknown => throw new InvalidOperationException($"There is no sample for {unknown}."),
        };
        var request = new HttpRequestMessage(new HttpMethod(route.Method), sample.Path)
        {
            Content = sample.Body is null ? null : JsonContent.Create(sample.Body),
        };
        request.Headers.Add("Idempotency-Key", $"{app.NewId()}");
        request.Headers.TryAddWithoutValidation("If-Match", "\"v1\"");
        return request;
    }

    private static Task<string> Shown(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Cancel);

    private async Task<Place> APlace()
    {
        var organization = await app.AnOrganization();
        var (site, person) = (await app.ASite(organization), await app.ACoach(organization));
        await app.Deliver(app.Launch(organization, site));
        var offering = await app.APublishedOffering();
        var enrollment = (await app.Enroll(app.Director(organization), offering, [person]))[0];
        return new Place(
            organization,
            site,
            person,
            await app.ACredential(organization, person),
            offering,
            (await app.SessionsOf(offering))[0],
            enrollment);
    }

    private async Task<IEnumerable<GuardedRoute>> Guarded() =>
        (await RouteTable.Of(app.Services)).Where(route => route.Policy != "anyone");

    private sealed record Place(
        Guid Organization, Guid Site, Guid Person, Guid Credential, Guid Offering, Guid Session, Guid Enrollment);
}
