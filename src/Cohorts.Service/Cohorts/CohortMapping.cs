using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Participants;
using Platform.Cohorts.Sites;
using Platform.Cohorts.Staff;
using Platform.Data;

namespace Platform.Cohorts.Cohorts;

internal sealed class CohortMapping : IEntityTypeConfiguration<Cohort>
{
    public void Configure(EntityTypeBuilder<Cohort> cohort)
    {
        cohort.ToTable("cohorts").IsOrganizations();
        cohort.Property(c => c.Name).HasMaxLength(Cohort.MaxName);
        cohort.Property(c => c.SizeReason).HasMaxLength(Cohort.MaxReason);
        cohort.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        cohort.Property(c => c.CurriculumCode).HasMaxLength(100);

        cohort.HasOne<Site>().WithMany().HasForeignKey("OrganizationId", nameof(Cohort.SiteId));
        cohort.HasOne<StaffMember>().WithMany().HasForeignKey("OrganizationId", nameof(Cohort.CoachId));
        cohort.HasOne<CurriculumTemplate>().WithMany()
            .HasForeignKey(c => new { c.CurriculumCode, c.CurriculumVersion });
        cohort.HasMany(c => c.Enrollments).WithOne().HasForeignKey("OrganizationId", nameof(Enrollment.CohortId));
        cohort.HasMany(c => c.SkipDates).WithOne().HasForeignKey("OrganizationId", "CohortId");

        // The list, and the list of one state: the latest first.
        cohort.HasIndex("OrganizationId", nameof(Cohort.FirstMeetingOn), nameof(Cohort.Id));
        cohort.HasIndex("OrganizationId", nameof(Cohort.State), nameof(Cohort.FirstMeetingOn), nameof(Cohort.Id));
    }
}

internal sealed class EnrollmentMapping : IEntityTypeConfiguration<Enrollment>
{
    public void Configure(EntityTypeBuilder<Enrollment> enrollment)
    {
        enrollment.ToTable("enrollments").IsOrganizations();
        enrollment.Property(e => e.WithdrawalReason).HasMaxLength(Cohort.MaxReason);
        enrollment.HasOne<Participant>().WithMany()
            .HasForeignKey("OrganizationId", nameof(Enrollment.ParticipantId));
        // Two requests at once cannot take a person in twice either.
        enrollment.HasIndex("OrganizationId", nameof(Enrollment.CohortId), nameof(Enrollment.ParticipantId))
            .IsUnique()
            .HasFilter("withdrawn_on IS NULL");
        // That one leaves out who has left, who count as parts of the group all the same.
        enrollment.HasIndex("OrganizationId", nameof(Enrollment.CohortId));
    }
}

internal sealed class SkipDateMapping : IEntityTypeConfiguration<SkipDate>
{
    public void Configure(EntityTypeBuilder<SkipDate> skip)
    {
        skip.ToTable("skip_dates");
        skip.Property<Guid>("CohortId");
        skip.IsOrganizations("CohortId", nameof(SkipDate.Date));
        skip.Property(s => s.Reason).HasMaxLength(Cohort.MaxReason);
    }
}
