using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Lessons;
using Platform.Cohorts.Participants;
using Platform.Data;

namespace Platform.Cohorts.Meetings;

internal sealed class MeetingMapping : IEntityTypeConfiguration<Meeting>
{
    public void Configure(EntityTypeBuilder<Meeting> meeting)
    {
        meeting.ToTable("meetings").IsOrganizations();
        meeting.Property(m => m.ClockChange).HasConversion<string>().HasMaxLength(20);
        meeting.Property(m => m.Outcome).HasConversion<string>().HasMaxLength(20);
        meeting.Property(m => m.MoveReason).HasMaxLength(Meeting.MaxReason);
        meeting.Property(m => m.NotHeldReason).HasMaxLength(Meeting.MaxReason);
        meeting.Property(m => m.Discussion).HasMaxLength(Meeting.MaxDiscussion);
        meeting.Ignore(m => m.SlotOn);

        meeting.HasOne<Cohort>().WithMany().HasForeignKey("OrganizationId", nameof(Meeting.CohortId));
        meeting.HasOne<Lesson>().WithMany().HasForeignKey(m => new { m.LessonCode, m.LessonVersion });
        // No foreign key to who recorded it: they may work here before it is known who they are.
        meeting.HasMany(m => m.Attendances).WithOne().HasForeignKey("OrganizationId", nameof(Attendance.MeetingId));
        meeting.HasMany(m => m.ToldAbsences).WithOne().HasForeignKey("OrganizationId", nameof(ToldAbsence.MeetingId));
        meeting.HasOne(m => m.Notes).WithOne()
            .HasForeignKey<MeetingNotes>("OrganizationId", nameof(MeetingNotes.MeetingId));

        // A group's meetings in their order: the list, the next one, the last ones that were held.
        meeting.HasIndex("OrganizationId", nameof(Meeting.CohortId), nameof(Meeting.Number)).IsUnique();
        // What is to come, for deriving instants anew.
        meeting.HasIndex(m => m.Instant);
    }
}

internal sealed class AttendanceMapping : IEntityTypeConfiguration<Attendance>
{
    public void Configure(EntityTypeBuilder<Attendance> attendance)
    {
        attendance.ToTable("attendances")
            .IsOrganizations(nameof(Attendance.MeetingId), nameof(Attendance.ParticipantId));
        attendance.Property(a => a.Mark).HasConversion<string>().HasMaxLength(20);
        attendance.HasOne<Participant>().WithMany()
            .HasForeignKey("OrganizationId", nameof(Attendance.ParticipantId));
    }
}

internal sealed class ToldAbsenceMapping : IEntityTypeConfiguration<ToldAbsence>
{
    public void Configure(EntityTypeBuilder<ToldAbsence> told)
    {
        told.ToTable("told_absences").IsOrganizations(nameof(ToldAbsence.MeetingId), nameof(ToldAbsence.ParticipantId));
        told.HasOne<Participant>().WithMany().HasForeignKey("OrganizationId", nameof(ToldAbsence.ParticipantId));
    }
}

internal sealed class MeetingNotesMapping : IEntityTypeConfiguration<MeetingNotes>
{
    public void Configure(EntityTypeBuilder<MeetingNotes> notes)
    {
        notes.ToTable("meeting_notes").IsOrganizations(nameof(MeetingNotes.MeetingId));
        notes.Property(n => n.TryOutWent).HasMaxLength(MeetingNotes.MaxText);
        notes.Property(n => n.GroupNeeds).HasMaxLength(MeetingNotes.MaxText);
        notes.Property(n => n.PersonalNeeds).HasMaxLength(MeetingNotes.MaxText);
        notes.Property(n => n.CommonThreads).HasMaxLength(MeetingNotes.MaxText);
        notes.Property(n => n.Other).HasMaxLength(MeetingNotes.MaxText);
        notes.Property(n => n.TryOut).HasMaxLength(MeetingNotes.MaxTryOut);
    }
}
