using System.Diagnostics;
using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Data;

/// <summary>
/// A mail that waits in the sender's database until an SMTP server has it. A slice adds it to the same save as what it
/// tells of, and is done: <c>db.Mails.Add(Mail.To(person.Email, words.Subject, words.Text, now))</c>. It goes out after
/// the commit or never; a mail server that is away delays it and fails nobody's command; it may arrive twice, under the
/// same Message-ID, never be lost. An address of the platform in the text comes from <see cref="PublicAddress"/>.
/// <para>
/// Subject and file names are read over shoulders and kept by servers on the way: they say what kind of mail it is and
/// nothing of a person. The text says no more than its reader needs to find the page, which asks who they are; it is
/// erased with the address as soon as the mail is sent.
/// </para>
/// </summary>
public sealed class Mail
{
    public const int MaxSubject = 150;
    public const int MaxText = 20_000;
    public const int MaxCalendar = 60_000;
    internal const int MaxAddress = 254;

    private Mail()
    {
    }

    /// <summary>Its Message-ID is made from it, so that a mail that was sent twice is shown once.</summary>
    public Guid Id { get; private init; }

    /// <summary>Empty once it is sent, as are the text and the calendar.</summary>
    public string Recipient { get; private set; } = "";

    public string Subject { get; private init; } = "";
    public string Text { get; private set; } = "";
    public CalendarMethod? CalendarMethod { get; private init; }
    public string? CalendarText { get; private set; }
    public DateTimeOffset At { get; private init; }

    /// <summary>After this it would only confuse: a link that no longer works, a reminder of what is over.</summary>
    public DateTimeOffset? UselessAfter { get; private init; }

    /// <summary>When it is tried next.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>How often the mail server has refused it. That the server was away counts for nothing.</summary>
    public int Attempts { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Since when it is put aside, to be looked at by a person: refused too often, or no longer of use.</summary>
    public DateTimeOffset? ParkedAt { get; private set; }

    /// <summary>Why it was refused the last time: the server's number, never its words, which may quote the address.</summary>
    public string? Failure { get; private set; }

    internal string? TraceParent { get; private init; }

    /// <summary>A mail to one address, in the reader's language.</summary>
    /// <param name="text">Plain text; its lines may end in any way.</param>
    /// <param name="calendar">An appointment, which the reader's program can put into their calendar or take out again.</param>
    /// <param name="uselessAfter">When it need not be sent any more.</param>
    /// <exception cref="ArgumentException">There is no such address, or a part is empty, of several lines or too long.</exception>
    public static Mail To(
        string address,
        string subject,
        string text,
        DateTimeOffset now,
        CalendarPart? calendar = null,
        DateTimeOffset? uselessAfter = null)
    {
        if (address.Length > MaxAddress || !MailAddress.TryCreate(address, out var one) || one.Address != address)
            throw new ArgumentException("This is not one mail address.", nameof(address));
        if (subject.Trim().Length is 0 or > MaxSubject || subject.Any(char.IsControl))
            throw new ArgumentException($"A subject is one line of at most {MaxSubject} characters.", nameof(subject));
        if (text.Trim().Length is 0 or > MaxText)
            throw new ArgumentException($"A text has at most {MaxText} characters.", nameof(text));
        if (calendar?.Text.Length is 0 or > MaxCalendar)
            throw new ArgumentException($"An appointment has at most {MaxCalendar} characters.", nameof(calendar));

        return new Mail
        {
            Id = Guid.CreateVersion7(now),
            Recipient = address,
            Subject = subject.Trim(),
            Text = text,
            CalendarMethod = calendar?.Method,
            CalendarText = calendar?.Text,
            At = now,
            DueAt = now,
            UselessAfter = uselessAfter,
            TraceParent = Activity.Current?.Id,
        };
    }
}

/// <summary>What a calendar program is asked to do with an appointment (RFC 5546).</summary>
public enum CalendarMethod
{
    Request,
    Cancel,
}

/// <summary>An appointment as a whole iCalendar object (RFC 5545) whose METHOD is <paramref name="Method"/>.</summary>
public sealed record CalendarPart(CalendarMethod Method, string Text);

internal sealed class MailMapping : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> mail)
    {
        mail.ToTable("mail").IsPlatforms().HasKey(one => one.Id);
        mail.Property(one => one.Id).ValueGeneratedNever();
        mail.Property(one => one.Recipient).HasMaxLength(Mail.MaxAddress);
        mail.Property(one => one.Subject).HasMaxLength(Mail.MaxSubject);
        mail.Property(one => one.Text).HasMaxLength(Mail.MaxText);
        mail.Property(one => one.CalendarMethod).HasConversion<string>().HasMaxLength(10);
        mail.Property(one => one.CalendarText).HasMaxLength(Mail.MaxCalendar);
        mail.Property(one => one.Failure).HasMaxLength(100);
        mail.Property(one => one.TraceParent).HasMaxLength(60);
        mail.HasIndex(one => one.DueAt)
            .HasFilter("sent_at IS NULL AND parked_at IS NULL")
            .HasDatabaseName("ix_mail_waiting");
        mail.HasIndex(one => one.SentAt).HasFilter("sent_at IS NOT NULL");
        mail.HasIndex(one => one.ParkedAt).HasFilter("parked_at IS NOT NULL");
    }
}
