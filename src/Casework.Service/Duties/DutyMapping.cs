using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Casework.Episodes;
using Platform.Casework.Participants;
using Platform.Casework.Staff;
using Platform.Casework.Teams;
using Platform.Data;

namespace Platform.Casework.Duties;

internal sealed class DutyMapping : IEntityTypeConfiguration<Duty>
{
    public void Configure(EntityTypeBuilder<Duty> duty)
    {
        duty.ToTable("duties").IsOrganizations();
        duty.Property(d => d.Kind).HasMaxLength(100);
        duty.Property(d => d.Purpose).HasMaxLength(Duty.MaxPurpose);
        duty.Property(d => d.State).HasConversion<string>().HasMaxLength(20);
        duty.Property(d => d.Reason).HasMaxLength(Duty.MaxReason);

        duty.HasOne<Episode>().WithMany().HasForeignKey("OrganizationId", nameof(Duty.EpisodeId));
        duty.HasOne<Participant>().WithMany().HasForeignKey("OrganizationId", nameof(Duty.ParticipantId));
        duty.HasOne<Team>().WithMany().HasForeignKey("OrganizationId", nameof(Duty.TeamId));
        duty.HasOne<StaffMember>().WithMany().HasForeignKey("OrganizationId", nameof(Duty.AssigneeId));

        // A team's day, and what it has left over.
        duty.HasIndex("OrganizationId", nameof(Duty.TeamId), nameof(Duty.State), nameof(Duty.On));
        duty.HasIndex("OrganizationId", nameof(Duty.ParticipantId), nameof(Duty.State), nameof(Duty.On));
    }
}
