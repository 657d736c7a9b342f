using System.Net;
using System.Net.Http.Json;
using Platform.Contracts.Directory;
using Platform.Contracts.Training;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Credentials;

public sealed class AwardCredentialTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Awards_the_credential_and_publishes_it()
    {
        var organization = await app.AnOrganization();
        var person = await app.ACoach(organization);

        var response = await app.TrainingStaff().Post("/training/credentials", Body(organization, person));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var id = (await response.Read()).GetProperty("id").GetGuid();
        Assert.Equal($"/training/credentials/{id}", response.Headers.Location!.OriginalString);
        var expected = new CredentialAwarded(
            organization,
            id,
            person,
            "peer-life-coach",
            new DateOnly(2026, 1, 1),
            new DateOnly(2026, 12, 31),
            1,
            app.Clock.GetUtcNow());
        Assert.True(await app.Bus.Published.Any<CredentialAwarded>(m => m.Context.Message == expected, Cancel));
    }

    [Fact]
    public async Task Takes_an_id_that_the_caller_brings_and_not_twice()
    {
        var organization = await app.AnOrganization();
        var id = app.NewId();
        var http = app.TrainingStaff();

        var first = await http.Post(
            "/training/credentials", Body(organization, await app.ACoach(organization), id: id));
        var second = await http.Post(
            "/training/credentials", Body(organization, await app.ACoach(organization), id: id));

        Assert.Equal(id, (await first.Read()).GetProperty("id").GetGuid());
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("credential.id-taken", await second.Code());
    }

    [Fact]
    public async Task An_id_in_use_elsewhere_is_taken_too()
    {
        var (here, there) = (await app.AnOrganization(), await app.AnOrganization());
        var id = await app.ACredential(there, await app.ACoach(there));

        var response = await app.TrainingStaff()
            .Post("/training/credentials", Body(here, await app.ACoach(here), id: id));

        Assert.Equal("credential.id-taken", await response.Code());
    }

    [Fact]
    public async Task Happens_once_however_often_it_is_sent_under_one_key()
    {
        var organization = await app.AnOrganization();
        var body = Body(organization, await app.ACoach(organization));
        var http = app.TrainingStaff();
        var key = $"{app.NewId()}";

        var first = await http.Post("/training/credentials", body, key);
        var again = await http.Post("/training/credentials", body, key);

        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(
            (await first.Read()).GetProperty("id").GetGuid(), (await again.Read()).GetProperty("id").GetGuid());
        var list = await http.Get($"/training/credentials?organizationId={organization}");
        Assert.Single(list.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_key_is_not_taken_for_another_request()
    {
        var organization = await app.AnOrganization();
        var person = await app.ACoach(organization);
        var http = app.TrainingStaff();
        var key = $"{app.NewId()}";
        await http.Post("/training/credentials", Body(organization, person), key);

        var response = await http.Post(
            "/training/credentials", Body(organization, person, from: "2027-01-01", until: "2027-12-31"), key);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("idempotency.other-request", await response.Code());
    }

    [Fact]
    public async Task Wants_a_key()
    {
        var response = await app.TrainingStaff()
            .PostAsJsonAsync("/training/credentials", Body(app.NewId(), app.NewId()), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("idempotency.key-missing", await response.Code());
    }

    [Fact]
    public async Task Refuses_an_organization_it_has_not_heard_of() =>
        await Refuses("credential.organization-unknown", Body(app.NewId(), app.NewId()));

    [Fact]
    public async Task Refuses_a_person_it_has_not_heard_of() =>
        await Refuses("credential.person-unknown", Body(await app.AnOrganization(), app.NewId()));

    [Fact]
    public async Task Refuses_a_person_who_works_in_another_organization()
    {
        var (here, there) = (await app.AnOrganization(), await app.AnOrganization());

        await Refuses("credential.person-unknown", Body(here, await app.ACoach(there)));
    }

    [Fact]
    public async Task Refuses_a_person_who_has_left()
    {
        var organization = await app.AnOrganization();
        var joined = app.Membership(organization, app.NewId());
        await app.Deliver(joined);
        await app.Deliver(joined with { Active = false, Version = 2 });

        await Refuses("credential.not-a-member", Body(organization, joined.PersonId));
    }

    [Fact]
    public async Task Refuses_a_kind_that_there_is_not()
    {
        var organization = await app.AnOrganization();

        await Refuses(
            "credential.kind-unknown", Body(organization, await app.ACoach(organization), kind: "astronaut"));
    }

    [Fact]
    public async Task Refuses_a_validity_that_ends_before_it_begins()
    {
        var organization = await app.AnOrganization();

        await Refuses(
            "credential.ends-before-it-begins",
            Body(organization, await app.ACoach(organization), from: "2026-06-02", until: "2026-06-01"));
    }

    [Fact]
    public async Task Refuses_an_overlap_with_what_the_person_holds()
    {
        var organization = await app.AnOrganization();
        var person = await app.ACoach(organization);
        await app.ACredential(organization, person);

        await Refuses("credential.overlaps", Body(organization, person, from: "2026-12-31", until: "2027-12-31"));
    }

    [Fact]
    public async Task Of_many_awards_at_one_moment_one_is_good()
    {
        var organization = await app.AnOrganization();
        var body = Body(organization, await app.ACoach(organization));
        var http = app.TrainingStaff();

        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => http.Post("/training/credentials", body)));

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.Created);
        foreach (var refused in responses.Where(response => response.StatusCode != HttpStatusCode.Created))
            Assert.Equal("credential.overlaps", await refused.Code());
    }

    [Fact]
    public async Task Says_in_Spanish_what_was_refused()
    {
        var organization = await app.AnOrganization();
        var person = await app.ACoach(organization, "Ana Sol");
        await app.ACredential(organization, person);
        var http = app.TrainingStaff();
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es");

        var response = await http.Post("/training/credentials", Body(organization, person));

        Assert.Equal(
            "Ana Sol ya tiene esta certificación durante parte de ese tiempo.",
            (await response.Read()).GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("""{"personId":"{0}","kind":"peer-life-coach","validFrom":"2026-01-01","validUntil":"2026-12-31"}""")]
    [InlineData("""{"organizationId":"{0}","kind":"peer-life-coach","validFrom":"2026-01-01","validUntil":"2026-12-31"}""")]
    [InlineData("""{"organizationId":"{0}","personId":"{0}","validFrom":"2026-01-01","validUntil":"2026-12-31"}""")]
    [InlineData("""{"organizationId":"{0}","personId":"{0}","kind":"","validFrom":"2026-01-01","validUntil":"2026-12-31"}""")]
    [InlineData("""{"organizationId":"{0}","personId":"{0}","kind":"peer-life-coach","validFrom":"soon","validUntil":"2026-12-31"}""")]
    [InlineData("""{"organizationId":"{0}","personId":"{0}","kind":"peer-life-coach","validUntil":"2026-12-31"}""")]
    [InlineData("""{"id":"0c7a1a9e-3b1c-4a57-8d0b-3f3a1b2c4d5e","organizationId":"{0}","personId":"{0}","kind":"peer-life-coach","validFrom":"2026-01-01","validUntil":"2026-12-31"}""")]
    [InlineData("""{"organizationId":"{0}","personId":"{0}","kind":"peer-life-coach","validFrom":"0026-01-01","validUntil":"2026-12-31"}""")]
    [InlineData("not JSON")]
    public async Task Takes_only_what_it_can_read(string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/training/credentials")
        {
            Content = new StringContent(
                body.Replace("{0}", $"{app.NewId()}", StringComparison.Ordinal), null, "application/json"),
            Headers = { { "Idempotency-Key", $"{app.NewId()}" } },
        };

        var response = await app.TrainingStaff().SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("request.invalid", await response.Code());
    }

    [Fact]
    public async Task Works_once_the_late_news_of_the_person_has_come()
    {
        var organization = app.NewId();
        var person = await app.ACoach(organization);
        await Refuses("credential.organization-unknown", Body(organization, person));
        await app.Deliver(
            new OrganizationRegistered(organization, "Harbor Peers", "mha-affiliate", 1, app.Clock.GetUtcNow()));

        Assert.NotEqual(Guid.Empty, await app.ACredential(organization, person));
    }

    private async Task Refuses(string code, object body)
    {
        var response = await app.TrainingStaff().Post("/training/credentials", body);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(code, await response.Code());
    }

    private static object Body(
        Guid organizationId,
        Guid personId,
        string kind = "peer-life-coach",
        string from = "2026-01-01",
        string until = "2026-12-31",
        Guid? id = null) =>
        new { id, organizationId, personId, kind, validFrom = from, validUntil = until };
}
