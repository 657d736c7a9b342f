using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Templates;
using Platform.Casework.Tests.Support;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Tests.Contacts;

public sealed class RecordContactTests(CaseworkApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_record_and_each_reads_what_the_other_did()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson(admittedOn: "2026-02-02");
        var contact = Affiliate.AContact("2026-02-27", note: " She read the timetable ");
        contact["support"] = "encouraged";
        contact["at"] = "14:10";

        var recorded = await affiliate.Peer.Post($"/casework/people/{person}/contacts", contact);

        Assert.Equal(HttpStatusCode.Created, recorded.StatusCode);
        var told = (await affiliate.CaseManager.Get($"/casework/people/{person}/contacts")).Items().Single();
        Assert.Equal(
            (Affiliate.PeerName, "peer-support-specialist", "2026-02-27", "14:10", "30", "encouraged", "1", "Transportation", "She read the timetable"),
            (told.Text("by"), told.Text("byRole"), told.Text("on"), told.Text("at"), told.Text("minutes"), told.Text("support"),
                told.Text("phase"), told.Text("kindTitle"), told.Text("note")));
        Assert.Equal(told.Id(), (await affiliate.CaseManager.Get($"/casework/people/{person}")).GetProperty("contacts")[0].Id());
    }

    [Fact]
    public async Task The_therapy_is_the_case_managers_and_goes_in_order_and_a_session_may_be_repeated()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();

        Task<HttpResponseMessage> Session(int number, HttpClient by, string outcome = "held") =>
            by.Post($"/casework/people/{person}/contacts", Affiliate.AContact(kind: "drt-session", session: number, outcome: outcome));

        await (await Session(1, affiliate.Peer)).Refused(HttpStatusCode.Conflict, "session.not-your-part");
        Assert.Equal(["1"], await (await Session(2, affiliate.CaseManager)).Refused(HttpStatusCode.Conflict, "session.out-of-order"));
        await (await Session(14, affiliate.CaseManager)).Refused(HttpStatusCode.Conflict, "session.none");
        (await Session(1, affiliate.CaseManager, "missed")).EnsureSuccessStatusCode();
        (await Session(1, affiliate.CaseManager)).EnsureSuccessStatusCode();
        (await Session(1, affiliate.CaseManager)).EnsureSuccessStatusCode();
        (await Session(2, affiliate.CaseManager)).EnsureSuccessStatusCode();

        var sessions = (await affiliate.Peer.Get($"/casework/people/{person}/plan")).GetProperty("series")[0].GetProperty("sessions");
        Assert.Equal(("2026-03-02", "2", "1"), (sessions[0].Text("doneOn"), sessions[0].Text("times"), sessions[0].Text("missed")));
        var next = (await affiliate.Peer.Get($"/casework/people/{person}")).GetProperty("nextSessions")[0];
        Assert.Equal(("3", "Motivation, Confidence, and Readiness to Change"), (next.Text("number"), next.Text("topic")));
    }

    [Fact]
    public async Task A_session_that_is_left_out_lets_the_next_one_be_held()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        (await affiliate.CaseManager.Post($"/casework/people/{person}/plan/sessions/drt/1/skip", new { reason = "Done before" }, version: 1))
            .EnsureSuccessStatusCode();

        var skipped = await affiliate.CaseManager.Post(
            $"/casework/people/{person}/contacts", Affiliate.AContact(kind: "drt-session", session: 1));
        var second = await affiliate.CaseManager.Post(
            $"/casework/people/{person}/contacts", Affiliate.AContact(kind: "drt-session", session: 2));

        await skipped.Refused(HttpStatusCode.Conflict, "session.skipped");
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
    }

    [Fact]
    public async Task Peer_led_sessions_go_in_any_order_alone_or_in_a_group()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var session = Affiliate.AContact(kind: "peer-led-session", session: 5);
        session["inGroup"] = true;

        (await affiliate.Peer.Post($"/casework/people/{person}/contacts", session)).EnsureSuccessStatusCode();
        var other = await affiliate.CaseManager.Post($"/casework/people/{person}/contacts", session);

        await other.Refused(HttpStatusCode.Conflict, "session.not-your-part");
        Assert.Equal("True", (await affiliate.Peer.Get($"/casework/people/{person}/contacts")).Items().Single().Text("inGroup"));
    }

    [Fact]
    public async Task While_one_is_away_the_other_leads_and_it_is_recorded_for_whom()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var cover = new { awayId = affiliate.CaseManagerId, from = "2026-03-02", until = "2026-03-09" };
        (await affiliate.Peer.Post($"/casework/teams/{affiliate.TeamId}/covers", cover, version: 1)).EnsureSuccessStatusCode();

        var session = await affiliate.Peer.Post(
            $"/casework/people/{person}/contacts", Affiliate.AContact(kind: "drt-session", session: 1));
        var assessment = await affiliate.Peer.Post($"/casework/people/{person}/contacts", Affiliate.AContact(kind: "assessment"));

        Assert.Equal(HttpStatusCode.Created, session.StatusCode);
        await assessment.Refused(HttpStatusCode.Conflict, "contact.not-for-peers");
        Assert.Equal(
            Affiliate.CaseManagerName, (await affiliate.Peer.Get($"/casework/people/{person}/contacts")).Items().Single().Text("for"));
    }

    [Fact]
    public async Task No_peer_assesses_prescribes_or_acts_against_somebodys_will()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        var kinds = ContactKind.All.Where(kind => kind.NotForPeers).Select(kind => kind.Code).ToArray();

        foreach (var kind in kinds)
        {
            var peer = await affiliate.Peer.Post($"/casework/people/{person}/contacts", Affiliate.AContact(kind: kind));
            var manager = await affiliate.CaseManager.Post($"/casework/people/{person}/contacts", Affiliate.AContact(kind: kind));
            await peer.Refused(HttpStatusCode.Conflict, "contact.not-for-peers");
            Assert.Equal(HttpStatusCode.Created, manager.StatusCode);
        }

        Assert.Equal(["assessment", "prescribing", "involuntary-intervention"], kinds);
    }

    [Fact]
    public async Task What_happened_lies_within_the_service_and_is_of_a_known_kind()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson(admittedOn: "2026-02-02");
        var ended = await affiliate.APerson("Bea", admittedOn: "2026-02-02");
        (await affiliate.Peer.Post($"/casework/people/{ended}/end", new { on = "2026-02-20", kind = "moved", reason = "Moved" }, version: 1))
            .EnsureSuccessStatusCode();

        foreach (var (who, contact, code) in new[]
        {
            (person, Affiliate.AContact("2026-03-03"), "contact.in-future"),
            (person, Affiliate.AContact("2026-02-01"), "contact.before-admission"),
            (ended, Affiliate.AContact("2026-02-21"), "contact.after-end"),
            (person, Affiliate.AContact(kind: "lecture"), "contact.kind-unknown"),
            (person, Affiliate.AContact(kind: "drt-session"), "contact.which-session"),
            (person, Affiliate.AContact(session: 1), "contact.which-session"),
        }) await (await affiliate.CaseManager.Post($"/casework/people/{who}/contacts", contact)).Refused(HttpStatusCode.Conflict, code);

        var late = await affiliate.CaseManager.Post($"/casework/people/{ended}/contacts", Affiliate.AContact("2026-02-19"));
        Assert.Equal(HttpStatusCode.Created, late.StatusCode);
    }

    [Fact]
    public async Task Two_sessions_recorded_at_once_are_both_kept()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();

        var both = await Task.WhenAll(
            affiliate.CaseManager.Post($"/casework/people/{person}/contacts", Affiliate.AContact(kind: "drt-session", session: 1)),
            affiliate.Peer.Post($"/casework/people/{person}/contacts", Affiliate.AContact(kind: "peer-led-session", session: 1)));

        Assert.All(both, response => Assert.Equal(HttpStatusCode.Created, response.StatusCode));
        Assert.Equal("3", (await affiliate.Peer.Get($"/casework/people/{person}/plan")).Text("version"));
    }

    [Fact]
    public async Task A_paper_record_is_taken_over_at_once_or_not_at_all()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson(admittedOn: "2025-10-01");
        object Batch(params object[] contacts) => new { contacts };

        var taken = await affiliate.CaseManager.Post($"/casework/people/{person}/contact-batches", Batch(
            Affiliate.AContact("2025-10-15", "drt-session", session: 2), Affiliate.AContact("2025-10-08", "drt-session", session: 1)));
        var wrong = await affiliate.CaseManager.Post($"/casework/people/{person}/contact-batches", Batch(
            Affiliate.AContact("2025-11-01"), Affiliate.AContact("2026-11-01")));
        var empty = await affiliate.CaseManager.Post($"/casework/people/{person}/contact-batches", Batch());
        var many = await affiliate.CaseManager.Post(
            $"/casework/people/{person}/contact-batches", Batch([.. Enumerable.Repeat(Affiliate.AContact(), 101)]));

        Assert.Equal(HttpStatusCode.Created, taken.StatusCode);
        await wrong.Refused(HttpStatusCode.Conflict, "contact.in-future");
        foreach (var response in new[] { empty, many }) Assert.Equal(["contacts"], await response.Malformed(), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(2, await app.Query(affiliate.OrganizationId, db => db.Contacts.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_repeated_request_records_once_and_an_id_is_given_once()
    {
        var affiliate = await app.ATeam();
        var path = $"/casework/people/{await affiliate.APerson()}/contacts";
        var contact = Affiliate.AContact();
        contact["id"] = app.NewId();

        var first = await affiliate.Peer.Post(path, contact, key: "contact-once");
        var second = await affiliate.Peer.Post(path, contact, key: "contact-once");
        var third = await affiliate.Peer.Post(path, contact);

        Assert.Equal((await first.Read()).Id(), (await second.Read()).Id());
        await third.Refused(HttpStatusCode.Conflict, "contact.id-taken");
    }

    [Theory]
    [InlineData("minutes", 601, "Minutes")]
    [InlineData("place", null, "Place")]
    [InlineData("outcome", null, "Outcome")]
    [InlineData("on", null, "On")]
    [InlineData("kind", "", "Kind")]
    public async Task What_is_missing_or_too_long_is_named(string field, object? value, string named)
    {
        var affiliate = await app.ATeam();
        var contact = Affiliate.AContact();
        contact[field] = value;

        var response = await affiliate.Peer.Post($"/casework/people/{await affiliate.APerson()}/contacts", contact);

        Assert.Equal(named, Assert.Single(await response.Malformed()), ignoreCase: true);
    }

    [Fact]
    public async Task The_story_pages_and_tells_the_trail_who_looked()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson(admittedOn: "2026-02-02");
        foreach (var day in new[] { "2026-02-03", "2026-02-10", "2026-02-17" })
            (await affiliate.Peer.Post($"/casework/people/{person}/contacts", Affiliate.AContact(day))).EnsureSuccessStatusCode();
        var path = $"/casework/people/{person}/contacts";

        var first = await affiliate.CaseManager.Get($"{path}?take=2");
        var second = await affiliate.CaseManager.Get($"{path}?take=2&after={first.Text("next")}");
        var some = await affiliate.CaseManager.Get($"{path}?component=cti&from=2026-02-04&until=2026-02-10");
        var none = await affiliate.CaseManager.Get($"{path}?component=housing");

        Assert.Equal(["2026-02-17", "2026-02-10", "2026-02-03"], first.Items().Concat(second.Items()).Select(item => item.Text("on")));
        Assert.Equal(["2026-02-10"], some.Items().Select(item => item.Text("on")));
        Assert.Empty(none.Items());
        var looks = await app.Query(null, db => db.Set<AuditEvent>().AsNoTracking()
            .Where(line => line.ParticipantId == person && line.ResourceType == "contacts").ToListAsync(Cancel));
        Assert.Equal(4, looks.Count);
        Assert.All(looks, look => Assert.Equal((affiliate.CaseManagerId, Roles.CaseManager), (look.ActorId!.Value, look.ActorRole)));
    }

    [Fact]
    public async Task Kinds_are_told_in_the_readers_language()
    {
        var affiliate = await app.ATeam();
        var response = await affiliate.Peer.Send(HttpMethod.Get, "/casework/contact-kinds", null, language: "es");

        var kinds = (await response.Read()).EnumerateArray().ToArray();

        Assert.Equal(ContactKind.All.Count, kinds.Length);
        Assert.Equal("Transporte", kinds.Single(kind => kind.Text("code") == "transportation").Text("title"));
        Assert.All(ContactKind.All, kind => Assert.NotEqual(kind.Title["en"], kind.Title["es"]));
        // The six shared duties and planning together; seven of housing; five and three of work and education.
        Assert.Equal(6 + 1, ContactKind.All.Count(kind => kind is { Component: "cti", LedBy: "shared" }));
        Assert.Equal(7, ContactKind.All.Count(kind => kind.Component == "housing"));
        Assert.Equal(5, ContactKind.All.Count(kind => kind is { Component: "vocational", LedBy: "shared" }));
        Assert.Equal(3, ContactKind.All.Count(kind => kind is { Component: "vocational", LedBy: Roles.PeerSupportSpecialist }));
    }
}
