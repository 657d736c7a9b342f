using Platform.Domain;

namespace Platform.Training.Offerings;

internal enum OfferingState
{
    /// <summary>Seen by training staff alone.</summary>
    Draft,

    /// <summary>In the public catalogue; people can be enrolled in its sessions.</summary>
    Published,
}

/// <summary>
/// Something that people can learn: a series of sessions, or one. It is the centre's and everybody's to read; its
/// sessions are aggregates of their own.
/// </summary>
internal sealed class Offering : Aggregate
{
    private Offering()
    {
    }

    /// <summary>As it is written now; a template's copy until somebody changes it.</summary>
    public OfferingText Text { get; private set; } = null!;

    // Of the text, what lists are filtered by.
    public OfferingKind Kind { get; private set; }
    public string Language { get; private set; } = "";
    public string Title { get; private set; } = "";

    /// <summary>The template that it was made from, in the version of then.</summary>
    public string TemplateCode { get; private init; } = "";
    public int TemplateVersion { get; private init; }

    public OfferingState State { get; private set; }

    public bool IsPublished => State is OfferingState.Published;

    public DateTimeOffset? PublishedAt { get; private set; }
    public Guid? PublishedBy { get; private set; }

    public static Offering Draft(Guid? id, OfferingTemplate template, DateTimeOffset now)
    {
        var offering = new Offering
        {
            Id = id ?? Guid.CreateVersion7(now),
            TemplateCode = template.Code,
            TemplateVersion = template.Version,
        };
        offering.Write(template.Text);
        return offering;
    }

    /// <summary>Changes what is written about it, also once it is published: a contact may change in the middle of a series.</summary>
    public void Write(OfferingText text) =>
        (Text, Kind, Language, Title) = (text, text.Kind!.Value, text.Language, text.Title.Trim());

    /// <summary>Shows it to everybody.</summary>
    /// <param name="sessions">How many of its sessions are planned.</param>
    public void Publish(int sessions, Guid by, DateTimeOffset now)
    {
        if (State is OfferingState.Published) throw AlreadyPublished();
        if (sessions == 0) throw NoSessions();

        (State, PublishedAt, PublishedBy) = (OfferingState.Published, now, by);
    }

    public static RuleViolationException IdTaken() => new("offering.id-taken");

    public static RuleViolationException NotPublished() => new("offering.not-published");

    public static RuleViolationException NothingToCome() => new("offering.nothing-to-come");

    private static RuleViolationException AlreadyPublished() => new("offering.already-published");

    private static RuleViolationException NoSessions() => new("offering.no-sessions");
}
