using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Platform.Testing;

namespace Platform.Data.Tests.Mails;

/// <summary>Each test has an app and a mail server of its own, for it stops the server or moves the clock.</summary>
public sealed class MailTests : IAsyncLifetime
{
    private const string Appointment = "BEGIN:VCALENDAR\nMETHOD:REQUEST\nSUMMARY:Sesión\nEND:VCALENDAR\n";

    private readonly MailApp _app = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_mail_goes_out_after_the_commit_with_its_own_id_and_is_erased()
    {
        var id = await Store(A("ana@example.org", "Su invitación", "Hola\n.punto\nhttp://localhost:8080/x?a=b\nñ"));

        await Eventually.Equal(1, () => Task.FromResult(_app.MailServer.Received.Count));

        var mail = _app.MailServer.Received[0];
        Assert.Equal("ana@example.org", mail.Recipient);
        Assert.Equal($"<{id:N}@platform.example.org>", mail.MessageId);
        Assert.Equal("=?utf-8?B?U3UgaW52aXRhY2nDs24=?=", mail["Subject"]);
        Assert.Contains("<no-reply@platform.example.org>", mail["From"]);
        Assert.Equal("auto-generated", mail["Auto-Submitted"]);
        Assert.Equal("Hola\r\n.punto\r\nhttp://localhost:8080/x?a=b\r\nñ", mail.Text.TrimEnd());
        await Eventually.True(async () => (await Row(id)).SentAt is not null);
        var row = await Row(id);
        Assert.Equal(("", "", null), (row.Recipient, row.Text, row.CalendarText));
    }

    [Fact]
    public async Task A_mail_of_a_change_that_was_rolled_back_is_not_sent()
    {
        await _app.Query(null, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            db.Mails.Add(A("lost@example.org"));
            await db.SaveChangesAsync(Cancel);
            await transaction.RollbackAsync(Cancel);
            return 0;
        });
        await Store(A("kept@example.org"));

        await Eventually.Equal(1, () => Task.FromResult(_app.MailServer.Received.Count));

        Assert.Equal("kept@example.org", _app.MailServer.Received[0].Recipient);
    }

    [Theory]
    [InlineData(CalendarMethod.Request, "REQUEST")]
    [InlineData(CalendarMethod.Cancel, "CANCEL")]
    public async Task An_appointment_stands_beside_the_text_and_in_a_file_with_a_name_that_tells_nothing(
        CalendarMethod method, string expected)
    {
        await Store(A("ana@example.org", calendar: new CalendarPart(method, Appointment)));

        await Eventually.Equal(1, () => Task.FromResult(_app.MailServer.Received.Count));

        var mail = _app.MailServer.Received[0];
        Assert.StartsWith("multipart/mixed", mail["Content-Type"]);
        Assert.Contains("multipart/alternative", mail.Source);
        Assert.Equal(["text/plain", "text/calendar", "text/calendar"], mail.Parts.Select(part => part.Type.MediaType));
        Assert.All(mail.Parts.Skip(1), part => Assert.Equal(expected, part.Type.Parameters["method"]));
        Assert.All(mail.Parts.Skip(1), part => Assert.Equal(Appointment.ReplaceLineEndings("\r\n"), part.Text));
        Assert.Null(mail.Parts[1].Disposition);
        Assert.StartsWith("attachment", mail.Parts[2].Disposition);
        Assert.Equal("appointment.ics", mail.Parts[2].Type.Name);
    }

    [Fact]
    public async Task A_server_that_is_down_fails_no_save_and_costs_no_attempt_and_gets_all_when_it_is_up()
    {
        _app.MailServer.Stop();
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++) ids.Add(await Store(A($"person{i}@example.org")));
        _app.MailServer.HangsUp = true;
        _app.MailServer.Start();
        await Eventually.True(() => Task.FromResult(_app.MailServer.Asked > 0));

        _app.MailServer.HangsUp = false;

        await Eventually.Equal(5, () => Task.FromResult(_app.MailServer.Received.Count));
        foreach (var id in ids)
        {
            await Eventually.True(async () => (await Row(id)).SentAt is not null);
            Assert.Equal(0, (await Row(id)).Attempts);
        }
    }

    [Theory]
    [InlineData(421)]
    [InlineData(530)]
    public async Task A_server_that_refuses_us_refuses_no_mail(int number)
    {
        _app.MailServer.Refuses = number;
        var id = await Store(A("ana@example.org"));
        await Eventually.True(() => Task.FromResult(_app.MailServer.Asked > 0));

        _app.MailServer.Refuses = null;

        await Eventually.Equal(1, () => Task.FromResult(_app.MailServer.Received.Count));
        Assert.Equal(0, (await Row(id)).Attempts);
    }

    [Fact]
    public async Task A_mail_that_is_refused_is_tried_after_growing_pauses_and_then_put_aside_with_the_number()
    {
        _app.MailServer.Refuses = 550;
        var id = await Store(A("nobody@example.org"));

        for (var attempt = 1; attempt <= 6; attempt++)
        {
            await Eventually.Equal(attempt, async () => (await Row(id)).Attempts);
            var waiting = await Row(id);
            Assert.Equal("smtp 550", waiting.Failure);
            Assert.Equal(attempt == 6, waiting.ParkedAt is not null);
            _app.Clock.MoveTo(waiting.DueAt);
        }

        Assert.Equal(6, _app.MailServer.Asked);
        _app.MailServer.Refuses = null;
        await Store(A("ana@example.org"));
        await Eventually.Equal(1, () => Task.FromResult(_app.MailServer.Received.Count));
        Assert.Equal("nobody@example.org", (await Row(id)).Recipient);
    }

    [Fact]
    public async Task A_refused_mail_does_not_hold_up_the_next()
    {
        _app.MailServer.Refuses = 450;
        var id = await Store(A("busy@example.org"));
        await Eventually.Equal(1, async () => (await Row(id)).Attempts);

        _app.MailServer.Refuses = null;
        await Store(A("ana@example.org"));

        await Eventually.Equal(1, () => Task.FromResult(_app.MailServer.Received.Count));
        Assert.Equal("ana@example.org", _app.MailServer.Received[0].Recipient);
        _app.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.Equal(2, () => Task.FromResult(_app.MailServer.Received.Count));
    }

    [Fact]
    public async Task A_mail_that_comes_too_late_to_be_of_use_is_put_aside()
    {
        var now = _app.Clock.GetUtcNow();

        var id = await Store(Mail.To("ana@example.org", "A", "B", now.AddHours(-2), uselessAfter: now.AddHours(-1)));

        await Eventually.Equal("too late", async () => (await Row(id)).Failure);
        Assert.NotNull((await Row(id)).ParkedAt);
        Assert.Empty(_app.MailServer.Received);
    }

    [Fact]
    public async Task Two_relays_send_each_mail_once()
    {
        await using var second = _app.WithWebHostBuilder(_ => { });
        using var client = second.CreateClient();
        var ids = await _app.Query(null, async db =>
        {
            var mails = Enumerable.Range(0, 60).Select(i => A($"person{i}@example.org")).ToArray();
            db.Mails.AddRange(mails);
            await db.SaveChangesAsync(Cancel);
            return mails.Select(mail => $"<{mail.Id:N}@platform.example.org>").Order().ToArray();
        });

        await Eventually.Equal(0, () => _app.Query(null, db => db.Mails.CountAsync(mail => mail.SentAt == null, Cancel)));

        Assert.Equal(ids, _app.MailServer.Received.Select(mail => mail.MessageId).Order());
    }

    [Fact]
    public async Task Proof_of_what_was_sent_goes_after_a_week_and_what_was_put_aside_after_a_month()
    {
        await Store(A("ana@example.org"));
        await Eventually.Equal(0, () => _app.Query(null, db => db.Mails.CountAsync(mail => mail.SentAt == null, Cancel)));
        var now = _app.Clock.GetUtcNow();
        await Store(Mail.To("late@example.org", "A", "B", now, uselessAfter: now.AddMinutes(-1)));
        await Eventually.Equal(1, () => _app.Query(null, db => db.Mails.CountAsync(mail => mail.ParkedAt != null, Cancel)));

        Task<int> After(int days) => _app.Query(null, async db =>
        {
            await Prune<Platform.Sample.Data.SampleDb>.Once(db, now.AddDays(days), Cancel);
            return await db.Mails.CountAsync(Cancel);
        });

        Assert.Equal(2, await After(6));
        Assert.Equal(1, await After(8));
        Assert.Equal(0, await After(31));
    }

    [Theory]
    [InlineData("no address", "A", "B")]
    [InlineData("a@example.org\r\nBcc: b@example.org", "A", "B")]
    [InlineData("a@example.org, b@example.org", "A", "B")]
    [InlineData("a@example.org", "A\r\nBcc: b@example.org", "B")]
    [InlineData("a@example.org", " ", "B")]
    [InlineData("a@example.org", "A", "")]
    public void What_is_no_mail_cannot_be_written(string address, string subject, string text) =>
        Assert.Throws<ArgumentException>(() => Mail.To(address, subject, text, _app.Clock.GetUtcNow()));

    [Theory]
    [InlineData("http://mail.example.org", "a@example.org")]
    [InlineData("mail.example.org:25", "a@example.org")]
    [InlineData("smtp://mail.example.org", "nobody")]
    public void Settings_that_name_no_server_or_no_sender_stop_the_start(string server, string from) =>
        Assert.Throws<InvalidOperationException>(() => Settings(server, from));

    [Theory]
    [InlineData("smtp://mail.example.org", 587, true)]
    [InlineData("smtp://mail.example.org:2525", 2525, true)]
    [InlineData("smtp://127.0.0.1:1025", 1025, false)]
    public void A_line_that_leaves_the_machine_is_encrypted(string server, int port, bool encrypted)
    {
        var settings = Settings(server, "a@example.org")!;

        Assert.Equal((port, encrypted), (settings.Port, settings.Encrypt));
    }

    private static MailSettings? Settings(string server, string from) => MailSettings.Of(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Mail:Server", server), new("Mail:From", from)])
        .Build());

    private Mail A(string address, string subject = "Peer Programs", string text = "Hello", CalendarPart? calendar = null) =>
        Mail.To(address, subject, text, _app.Clock.GetUtcNow(), calendar);

    private Task<Guid> Store(Mail mail) => _app.Query(null, async db =>
    {
        db.Mails.Add(mail);
        await db.SaveChangesAsync(Cancel);
        return mail.Id;
    });

    private Task<Mail> Row(Guid id) => _app.Query(null, db => db.Mails.AsNoTracking().SingleAsync(mail => mail.Id == id, Cancel));
}
