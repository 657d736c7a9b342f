namespace Platform.Training.Attendance;

/// <summary>What somebody decided about a row.</summary>
internal enum Choice
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>It is somebody enrolled.</summary>
    Person,

    /// <summary>It is somebody who works in an organisation here and is to be enrolled.</summary>
    Enroll,

    /// <summary>It is somebody whom nobody here knows: a guest without an account.</summary>
    Guest,

    /// <summary>It does not count.</summary>
    LeftOut,
}

/// <param name="OrganizationId">Of whom was chosen.</param>
/// <param name="Id">The enrolment that was chosen, or the person to enroll.</param>
/// <param name="Minutes">Where the file does not tell them.</param>
/// <param name="Remember">Whether address and name are kept for the next report.</param>
internal sealed record Decision(Choice Choice, Guid? OrganizationId, Guid? Id, int? Minutes, bool Remember);

/// <summary>One person of a report; see <see cref="Attendee"/>.</summary>
internal sealed class ImportEntry
{
    public const int MaxFault = 100;

    private ImportEntry()
    {
    }

    public Guid OrganizationId { get; private init; }
    public Guid Id { get; private init; }
    public Guid ImportId { get; private init; }

    /// <summary>Its place among the import's.</summary>
    public int Position { get; private init; }

    /// <summary>The first line in the file.</summary>
    public int Row { get; private init; }

    public int Rows { get; private init; }

    /// <summary>Empty once the name has served its time.</summary>
    public string Name { get; private init; } = "";

    public string Email { get; private init; } = "";
    public bool ByPhone { get; private init; }
    public List<DateTimeOffset> Joined { get; private init; } = [];
    public List<DateTimeOffset> Left { get; private init; } = [];

    /// <summary>What the file says of a row without times.</summary>
    public int? SaidMinutes { get; private init; }

    public string? FaultColumn { get; private init; }
    public string? FaultText { get; private init; }

    public Choice Choice { get; private set; }
    public Guid? ChosenOrganizationId { get; private set; }
    public Guid? ChosenId { get; private set; }
    public int? ChosenMinutes { get; private set; }
    public bool Remember { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The enrolment in whose attendance it counts, since it was saved.</summary>
    public Guid? CountsForOrganizationId { get; private set; }

    public Guid? CountsForId { get; private set; }

    /// <summary>Whether the enrolment was made for this row, and goes when the import is undone.</summary>
    public bool MadeEnrollment { get; private set; }

    public bool TookSeat { get; private set; }

    public bool IsUnreadable => FaultColumn is not null;

    public int? Minutes => ChosenMinutes ?? SaidMinutes;

    public IEnumerable<Interval> Times => Joined.Zip(Left, (joined, left) => new Interval(joined, left));

    public static ImportEntry Of(Guid centre, Guid importId, int position, Attendee person, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        OrganizationId = centre,
        ImportId = importId,
        Position = position,
        Row = person.Row,
        Rows = person.Rows,
        Name = person.Name,
        Email = person.Email,
        ByPhone = person.ByPhone,
        Joined = [.. person.Times.Select(time => time.From)],
        Left = [.. person.Times.Select(time => time.Until)],
        SaidMinutes = person.Minutes,
        FaultColumn = person.Fault?.Column,
        FaultText = person.Fault?.Text,
    };

    public void Decide(Decision decision, Guid by, DateTimeOffset now)
    {
        (Choice, ChosenOrganizationId, ChosenId) = (decision.Choice, decision.OrganizationId, decision.Id);
        // What the file tells is not for anybody to change.
        ChosenMinutes = IsUnreadable ? decision.Minutes : null;
        Remember = decision.Remember && !ByPhone;
        (DecidedBy, DecidedAt) = (by, now);
    }

    /// <summary>The guest or colleague of the decision has an enrolment now.</summary>
    /// <param name="isNew">Whether it was made for this row.</param>
    public void Enrolled(Guid organizationId, Guid enrollmentId, bool isNew, bool tookSeat) =>
        (Choice, ChosenOrganizationId, ChosenId, MadeEnrollment, TookSeat) =
        (Choice.Person, organizationId, enrollmentId, isNew, tookSeat);

    public void CountFor((Guid OrganizationId, Guid EnrollmentId)? enrolled) =>
        (CountsForOrganizationId, CountsForId) = (enrolled?.OrganizationId, enrolled?.EnrollmentId);
}
