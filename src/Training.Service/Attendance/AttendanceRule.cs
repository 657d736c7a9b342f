using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Training.Offerings;

namespace Platform.Training.Attendance;

/// <summary>Which share of an offering's sessions makes somebody present rather than there in part.</summary>
internal sealed class AttendanceRule
{
    /// <summary>Until somebody decides: two thirds, an hour of ninety minutes.</summary>
    public const int DefaultPercent = 66;

    public Guid OfferingId { get; init; }
    public int Percent { get; private set; } = DefaultPercent;

    /// <summary>How often it was decided; 0 where it never was.</summary>
    public int Version { get; private set; }

    /// <summary>Holds from now on for what was recorded before as well: minutes are stored, not what they are worth.</summary>
    public void Decide(int percent) => (Percent, Version) = (percent, Version + 1);

    /// <summary>The minutes of a session that make somebody present.</summary>
    public int Required(int sessionMinutes) => Required(sessionMinutes, Percent);

    /// <summary>What was recorded by hand stands above what reports tell, and that nothing is known is no absence.</summary>
    public static Attended StateOf(Attended? byHand, int? reportedMinutes, int required) => byHand ?? reportedMinutes switch
    {
        null => Attended.NotRecorded,
        { } minutes when minutes >= required => Attended.Present,
        _ => Attended.Part,
    };

    public static int Required(int sessionMinutes, int percent) => (sessionMinutes * percent + 99) / 100;
}

internal sealed class AttendanceRuleMapping : IEntityTypeConfiguration<AttendanceRule>
{
    public void Configure(EntityTypeBuilder<AttendanceRule> rule)
    {
        rule.ToTable("attendance_rules").IsShared().HasKey(r => r.OfferingId);
        rule.Property(r => r.OfferingId).ValueGeneratedNever();
        rule.Property(r => r.Version).IsConcurrencyToken();
        rule.HasOne<Offering>().WithMany().HasForeignKey(r => r.OfferingId);
    }
}
