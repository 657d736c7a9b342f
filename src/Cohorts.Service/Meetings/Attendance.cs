namespace Platform.Cohorts.Meetings;

/// <summary>Whether a person was at a meeting, as its coach saw it.</summary>
internal enum Mark
{
    /// <summary>Not known. It is not the same as away, and nothing is stored for it.</summary>
    NotRecorded,
    Here,
    Late,
    LeftEarly,

    /// <summary>Away, and the group was told.</summary>
    AwayTold,
    Away,

    /// <summary>Away, and makes up for it with the coach or a partner.</summary>
    MakesItUp,
}

internal static class Marks
{
    public static readonly Mark[] AtTheMeeting = [Mark.Here, Mark.Late, Mark.LeftEarly];
}

/// <summary>One person's mark at one meeting.</summary>
internal sealed class Attendance(Guid meetingId, Guid participantId, Mark mark)
{
    public Guid MeetingId { get; private init; } = meetingId;
    public Guid ParticipantId { get; private init; } = participantId;
    public Mark Mark { get; private set; } = mark;

    public void Correct(Mark mark) => Mark = mark;
}

/// <summary>A person has said before a meeting that they will be away.</summary>
internal sealed class ToldAbsence(Guid meetingId, Guid participantId, DateTimeOffset toldAt)
{
    public Guid MeetingId { get; private init; } = meetingId;
    public Guid ParticipantId { get; private init; } = participantId;
    public DateTimeOffset ToldAt { get; private init; } = toldAt;
}
