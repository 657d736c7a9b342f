using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Tests.Support;
using Platform.Contracts.Cohorts;

namespace Platform.Cohorts.Tests.Cohorts;

public sealed class LaunchCohortTests(CohortsApp app)
{
    private static readonly object NoReason = new { };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_year_begins_and_the_platform_is_told()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 8);

        var response = await affiliate.Director.Post($"/cohorts/{id}/launch", NoReason, version: 9);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(id, (await response.Read()).Id());
        Assert.Equal("\"v10\"", response.Headers.ETag!.Tag);
        Assert.Equal("active", (await affiliate.Director.Get($"/cohorts/{id}")).Text("state"));
        var expected = new CohortLaunched(
            affiliate.OrganizationId, id, affiliate.SiteId, affiliate.CoachId,
            Day.Of("2026-03-10"), Day.Of("2027-03-02"), 8, 10, app.Clock.GetUtcNow());
        Assert.True(await app.Bus.Published.Any<CohortLaunched>(sent => sent.Context.Message == expected, Cancel));
    }

    [Fact]
    public async Task What_is_published_names_nobody()
    {
        var affiliate = await app.AnAffiliate();
        await affiliate.AnActiveCohort();

        await using var owner = await app.OpenAsOwner();
        await using var command = owner.CreateCommand();
        command.CommandText = "SELECT string_agg(body::text, ' ') || (SELECT string_agg(h::text, ' ') FROM handled_commands h) FROM outbox";
        var stored = (string)(await command.ExecuteScalarAsync(Cancel))!;

        Assert.DoesNotContain("Given1", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Family1", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Affiliate.CoachName, stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_request_starts_it_once()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 6);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var response = await affiliate.Director.Post($"/cohorts/{id}/launch", NoReason, version: 7, key: "launch-once");
            return response.StatusCode;
        }));
        var last = await affiliate.Director.Post($"/cohorts/{id}/launch", NoReason, version: 7, key: "launch-once");

        Assert.Equal(HttpStatusCode.OK, last.StatusCode);
        Assert.All(answers, answer => Assert.True(answer is HttpStatusCode.OK or HttpStatusCode.Conflict));
        Assert.True(await app.Bus.Published.Any<CohortLaunched>(sent => sent.Context.Message.CohortId == id, Cancel));
        Assert.Single(app.Bus.Published.Select<CohortLaunched>(Cancel), sent => sent.Context.Message.CohortId == id);
        Assert.Equal(52, await app.Query(
            affiliate.OrganizationId, db => db.Meetings.CountAsync(meeting => meeting.CohortId == id, Cancel)));
    }

    [Theory]
    [InlineData(0, "cohort.nobody")]
    [InlineData(7, "cohort.odd-number", "7")]
    [InlineData(4, "cohort.size-needs-reason", "4", "6", "12")]
    public async Task Says_which_rule_refused_it(int people, string code, params string[] arguments)
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people);

        var response = await affiliate.Director.Post($"/cohorts/{id}/launch", NoReason, version: people + 1);

        Assert.Equal(arguments, await response.Refused(HttpStatusCode.Conflict, code));
        Assert.Equal("forming", (await affiliate.Director.Get($"/cohorts/{id}")).Text("state"));
    }

    [Fact]
    public async Task A_refused_start_may_be_tried_again_under_the_same_key()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 4);
        var path = $"/cohorts/{id}/launch";
        await (await affiliate.Director.Post(path, NoReason, version: 5, key: "again"))
            .Refused(HttpStatusCode.Conflict, "cohort.size-needs-reason");

        var withReason = await affiliate.Director.Post(path, new { sizeReason = "A small town" }, version: 5, key: "again");

        Assert.Equal(HttpStatusCode.OK, withReason.StatusCode);
        Assert.Equal("A small town", (await affiliate.Director.Get($"/cohorts/{id}")).Text("sizeReason"));
    }

    [Fact]
    public async Task A_group_that_has_started_does_not_start_again()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.AnActiveCohort();

        var response = await affiliate.Director.Post($"/cohorts/{id}/launch", NoReason, version: 10);

        await response.Refused(HttpStatusCode.Conflict, "cohort.already-launched");
    }

    [Fact]
    public async Task A_coach_without_a_credential_is_refused_by_name_in_both_languages()
    {
        var affiliate = await app.AnAffiliate(certified: false);
        var id = await affiliate.ACohort(people: 6);
        var path = $"/cohorts/{id}/launch";

        var english = await affiliate.Director.Post(path, NoReason, version: 7, language: "en");
        var spanish = await affiliate.Director.Post(path, NoReason, version: 7, language: "es-MX");

        Assert.StartsWith("Dana Reyes has no valid credential", (await english.Read()).Text("title"), StringComparison.Ordinal);
        Assert.StartsWith("Dana Reyes no tiene hoy", (await spanish.Read()).Text("title"), StringComparison.Ordinal);
        Assert.Equal(["Dana Reyes"], await english.Refused(HttpStatusCode.Conflict, "cohort.coach-not-certified"));
    }

    [Fact]
    public async Task A_credential_that_was_revoked_after_the_page_was_read_is_refused_by_name_and_nothing_is_begun()
    {
        var affiliate = await app.AnAffiliate(certified: false);
        var award = affiliate.Award();
        await app.Deliver(award);
        var id = await affiliate.ACohort(people: 6);
        Assert.Equal("True", (await affiliate.Director.Get($"/cohorts/{id}")).Text("coachCertified"));
        await app.Deliver(affiliate.Revoke(award));

        var response = await affiliate.Director.Post($"/cohorts/{id}/launch", NoReason, version: 7);

        Assert.Equal(["Dana Reyes"], await response.Refused(HttpStatusCode.Conflict, "cohort.coach-not-certified"));
        Assert.Equal("forming", (await affiliate.Director.Get($"/cohorts/{id}")).Text("state"));
        Assert.Equal("7", (await affiliate.Director.Get($"/cohorts/{id}")).Text("version"));
        Assert.Equal(0, await app.Query(
            affiliate.OrganizationId, db => db.Meetings.CountAsync(meeting => meeting.CohortId == id, Cancel)));
    }

    [Fact]
    public async Task A_revocation_that_arrives_with_the_start_finds_it_whole_or_not_at_all()
    {
        for (var round = 0; round < 5; round++)
        {
            var affiliate = await app.AnAffiliate(certified: false);
            var award = affiliate.Award();
            await app.Deliver(award);
            var id = await affiliate.ACohort(people: 6);

            var launching = affiliate.Director.Post($"/cohorts/{id}/launch", NoReason, version: 7);
            await Task.WhenAll(launching, app.Deliver(affiliate.Revoke(award)));

            var started = (await launching).StatusCode == HttpStatusCode.OK;
            if (!started) await (await launching).Refused(HttpStatusCode.Conflict, "cohort.coach-not-certified");
            var cohort = await affiliate.Director.Get($"/cohorts/{id}");
            Assert.Equal(started ? "active" : "forming", cohort.Text("state"));
            Assert.Equal(started ? 52 : 0, await app.Query(
                affiliate.OrganizationId, db => db.Meetings.CountAsync(meeting => meeting.CohortId == id, Cancel)));
            // Either way the director sees at once that the coach may not start groups any more.
            Assert.Equal("False", cohort.Text("coachCertified"));
        }
    }

    [Fact]
    public async Task A_coach_whose_credential_is_revoked_while_leading_is_shown_as_not_certified()
    {
        var affiliate = await app.AnAffiliate(certified: false);
        var award = affiliate.Award();
        await app.Deliver(award);
        var id = await affiliate.AnActiveCohort();

        await app.Deliver(affiliate.Revoke(award));

        var cohort = await affiliate.Director.Get($"/cohorts/{id}");
        Assert.Equal(("active", "False"), (cohort.Text("state"), cohort.Text("coachCertified")));
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-02", true)]
    [InlineData("2026-03-03", "2026-12-31", false)]
    [InlineData("2025-03-01", "2026-03-01", false)]
    public async Task The_credential_must_hold_on_the_day_of_the_start(string from, string until, bool starts)
    {
        var affiliate = await app.AnAffiliate(certified: false);
        await app.Deliver(affiliate.Award(from: from, until: until));
        var id = await affiliate.ACohort(people: 6);

        var response = await affiliate.Director.Post($"/cohorts/{id}/launch", NoReason, version: 7);

        Assert.Equal(starts ? HttpStatusCode.OK : HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task Another_organizations_credential_does_not_count()
    {
        var affiliate = await app.AnAffiliate(certified: false);
        var other = await app.AnAffiliate(certified: false);
        await app.Deliver(other.Award(personId: affiliate.CoachId));
        var id = await affiliate.ACohort(people: 6);

        var response = await affiliate.Director.Post($"/cohorts/{id}/launch", NoReason, version: 7);

        await response.Refused(HttpStatusCode.Conflict, "cohort.coach-not-certified");
    }

    [Fact]
    public async Task A_coach_who_has_left_the_site_is_refused()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 6);
        await app.Deliver(affiliate.Coach(active: false, version: 2));

        var response = await affiliate.Director.Post($"/cohorts/{id}/launch", NoReason, version: 7);

        await response.Refused(HttpStatusCode.Conflict, "cohort.coach-not-at-site");
    }

    [Fact]
    public async Task The_second_of_two_writers_is_told_so()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 6);

        var stale = await affiliate.Director.Post($"/cohorts/{id}/launch", NoReason, version: 6);
        var blind = await affiliate.Director.Post($"/cohorts/{id}/launch", NoReason);

        await stale.Refused(HttpStatusCode.PreconditionFailed, "version.stale");
        await blind.Refused(HttpStatusCode.PreconditionRequired, "version.missing");
    }

    [Fact]
    public async Task A_reason_has_a_limit()
    {
        var affiliate = await app.AnAffiliate();
        var id = await affiliate.ACohort(people: 4);

        var response = await affiliate.Director.Post($"/cohorts/{id}/launch", new { sizeReason = new string('x', 301) }, version: 5);

        Assert.Equal("SizeReason", Assert.Single(await response.Malformed()), ignoreCase: true);
    }
}
