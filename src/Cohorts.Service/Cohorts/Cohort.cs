using Platform.Cohorts.Curricula;
using Platform.Cohorts.Meetings;
using Platform.Cohorts.Sites;
using Platform.Cohorts.Staff;
using Platform.Contracts.Cohorts;
using Platform.Domain;

namespace Platform.Cohorts.Cohorts;

internal enum CohortState
{
    /// <summary>Being set up: people are enrolled, everything may change.</summary>
    Forming,

    /// <summary>In its year.</summary>
    Active,
}

/// <summary>
/// A group of people who meet weekly for a year with a peer life coach. Which people are in it may change at any time;
/// its meetings, which are aggregates of their own, have their dates from the moment it is launched.
/// </summary>
internal sealed class Cohort : Aggregate
{
    public const int MaxName = 100;
    public const int MaxReason = 300;

    /// <summary>Below and above these a group starts only with a reason.</summary>
    public const int RecommendedLeast = 6;
    public const int RecommendedMost = 12;

    private readonly List<Enrollment> _enrollments = [];
    private readonly List<SkipDate> _skipDates = [];

    private Cohort()
    {
    }

    public Guid SiteId { get; private init; }
    public Guid CoachId { get; private set; }
    public string Name { get; private set; } = "";
    public CohortState State { get; private set; }

    /// <summary>The template of its year, in the version that it was formed with.</summary>
    public string CurriculumCode { get; private init; } = "";
    public int CurriculumVersion { get; private init; }

    public DateOnly FirstMeetingOn { get; private set; }

    /// <summary>The day of the last weekly slot.</summary>
    public DateOnly EndsOn { get; private set; }

    public TimeOnly MeetingTime { get; private set; }
    public string? SizeReason { get; private set; }
    public DateTimeOffset? LaunchedAt { get; private set; }

    public IReadOnlyList<Enrollment> Enrollments => _enrollments;
    public IReadOnlyList<SkipDate> SkipDates => _skipDates;

    /// <summary>How many people are in it now.</summary>
    public int Size => _enrollments.Count(enrollment => enrollment.IsCurrent);

    public static Cohort Form(
        Guid? id,
        Guid siteId,
        Coach coach,
        string name,
        DateOnly firstMeetingOn,
        TimeOnly meetingTime,
        CurriculumTemplate template,
        DateTimeOffset now)
    {
        return new Cohort
        {
            Id = id ?? Guid.CreateVersion7(now),
            SiteId = siteId,
            CoachId = coach.Id,
            Name = name.Trim(),
            CurriculumCode = template.Code,
            CurriculumVersion = template.Version,
            FirstMeetingOn = firstMeetingOn,
            EndsOn = template.EndOf(firstMeetingOn),
            MeetingTime = meetingTime,
        };
    }

    /// <summary>Changes what was decided when the group was formed, as long as its year has not begun.</summary>
    public void Plan(
        Coach coach, string name, DateOnly firstMeetingOn, TimeOnly meetingTime, CurriculumTemplate template)
    {
        RefuseIfLaunched();
        var endsOn = template.EndOf(firstMeetingOn);
        foreach (var skip in _skipDates) RefuseWithoutMeeting(skip.Date, firstMeetingOn, endsOn);

        (CoachId, Name, MeetingTime) = (coach.Id, name.Trim(), meetingTime);
        (FirstMeetingOn, EndsOn) = (firstMeetingOn, endsOn);
    }

    /// <summary>Takes a person in, before the start or after it.</summary>
    /// <param name="since">The day from which they have been in the group, if that is not today.</param>
    public void Enroll(Guid participantId, DateOnly today, DateTimeOffset now, DateOnly? since = null)
    {
        var on = since ?? today;
        if (on > today) throw EnrolledInFuture();
        if (CurrentOf(participantId) is not null) throw AlreadyEnrolled();
        if (_enrollments.Exists(past => past.ParticipantId == participantId && past.WithdrawnOn > on))
            throw EnrolledTwiceAtOnce();

        _enrollments.Add(Enrollment.Begin(Id, participantId, on, now));
    }

    /// <summary>Notes that a person left. An odd number of people, once they have started, blocks nothing.</summary>
    /// <returns>False if the person is not in the group.</returns>
    public bool Withdraw(Guid participantId, string reason, DateOnly today)
    {
        if (CurrentOf(participantId) is not { } enrollment) return false;

        enrollment.End(reason.Trim(), today);
        return true;
    }

    /// <summary>Says on which days of its weekly slots the group does not meet; these days, and no others.</summary>
    /// <param name="settled">The slots whose meetings are moved, or recorded already.</param>
    public void SkipOn(
        IReadOnlyDictionary<DateOnly, string> dates, DateOnly today, IReadOnlySet<DateOnly>? settled = null)
    {
        foreach (var date in dates.Keys) RefuseWithoutMeeting(date, FirstMeetingOn, EndsOn);
        foreach (var skip in _skipDates.Where(skip => !dates.ContainsKey(skip.Date)).ToArray())
        {
            RefuseIfOver(skip.Date, today);
            _skipDates.Remove(skip);
        }

        foreach (var (date, reason) in dates)
        {
            var known = _skipDates.Find(skip => skip.Date == date);
            if (known?.Reason == reason.Trim()) continue;

            RefuseIfOver(date, today);
            if (known is null && settled?.Contains(date) is true) throw MeetingSettled(date);
            if (known is null) _skipDates.Add(new SkipDate(date, reason.Trim()));
            else known.Explain(reason.Trim());
        }
    }

    /// <summary>Begins the year: the meetings get their dates, and the platform is told.</summary>
    /// <param name="coach">The group's coach as of today, or null if they lead no groups at the site any more.</param>
    /// <returns>The meetings of the year.</returns>
    public IReadOnlyList<Meeting> Launch(Coach? coach, Site site, CurriculumTemplate template, string? sizeReason, DateTimeOffset now)
    {
        RefuseIfLaunched();
        if (Size == 0) throw Nobody();
        if (Size % 2 != 0) throw OddNumber(Size);
        var recommended = Size is >= RecommendedLeast and <= RecommendedMost;
        if (!recommended && string.IsNullOrWhiteSpace(sizeReason)) throw SizeNeedsReason(Size);
        if (coach is null) throw CoachNotAtSite();
        if (!coach.IsCertified) throw CoachNotCertified(coach.Name);

        (State, LaunchedAt) = (CohortState.Active, now);
        SizeReason = recommended ? null : sizeReason!.Trim();
        Note(new CohortLaunched(
            site.OrganizationId, Id, SiteId, CoachId, FirstMeetingOn, EndsOn, Size, NextVersion, now));
        return PlanYear(site, template, now);
    }

    /// <summary>The meetings of the year, as they would be if the group were launched now.</summary>
    public IReadOnlyList<Meeting> PlanYear(Site site, CurriculumTemplate template, DateTimeOffset now) =>
    [
        .. Enumerable.Range(1, template.Weeks).Select(number =>
        {
            var on = FirstMeetingOn.AddDays(7 * (number - 1));
            return Meeting.Plan(
                Id, number, template.MonthOf(FirstMeetingOn, on), on, MeetingTime, site.TimeZone, now);
        }),
    ];

    private Enrollment? CurrentOf(Guid participantId) =>
        _enrollments.Find(enrollment => enrollment.ParticipantId == participantId && enrollment.IsCurrent);

    private void RefuseIfLaunched()
    {
        if (State is not CohortState.Forming) throw AlreadyLaunched();
    }

    private static void RefuseWithoutMeeting(DateOnly date, DateOnly first, DateOnly last)
    {
        if (date < first || date > last || date.DayOfWeek != first.DayOfWeek) throw NoMeetingThatDay(date);
    }

    /// <summary>What has been is not rewritten. Before the start nothing has been.</summary>
    private void RefuseIfOver(DateOnly date, DateOnly today)
    {
        if (State is not CohortState.Forming && date < today) throw MeetingIsOver(date);
    }

    public static RuleViolationException CoachNotAtSite() => new("cohort.coach-not-at-site");

    public static RuleViolationException IdTaken() => new("cohort.id-taken");

    private static RuleViolationException AlreadyLaunched() => new("cohort.already-launched");

    private static RuleViolationException Nobody() => new("cohort.nobody");

    private static RuleViolationException OddNumber(int size) => new("cohort.odd-number", size);

    private static RuleViolationException SizeNeedsReason(int size) =>
        new("cohort.size-needs-reason", size, RecommendedLeast, RecommendedMost);

    private static RuleViolationException CoachNotCertified(string name) => new("cohort.coach-not-certified", name);

    private static RuleViolationException AlreadyEnrolled() => new("cohort.already-enrolled");

    private static RuleViolationException EnrolledInFuture() => new("cohort.enrolled-in-future");

    private static RuleViolationException EnrolledTwiceAtOnce() => new("cohort.enrolled-twice-at-once");

    private static RuleViolationException MeetingSettled(DateOnly date) => new("cohort.meeting-settled", date);

    private static RuleViolationException NoMeetingThatDay(DateOnly date) => new("cohort.no-meeting-that-day", date);

    private static RuleViolationException MeetingIsOver(DateOnly date) => new("cohort.meeting-over", date);
}
