using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Casework.Participants;
using Platform.Casework.Teams;
using Platform.Data;

namespace Platform.Casework.Concerns;

internal sealed class ConcernMapping : IEntityTypeConfiguration<Concern>
{
    public void Configure(EntityTypeBuilder<Concern> concern)
    {
        concern.ToTable("concerns").IsOrganizations();
        concern.Property(c => c.Text).HasMaxLength(Concern.MaxText);
        concern.Property(c => c.Answer).HasMaxLength(Concern.MaxText);
        concern.Property(c => c.EscalatesTo).HasMaxLength(50);

        concern.HasOne<Participant>().WithMany().HasForeignKey("OrganizationId", nameof(Concern.ParticipantId));
        concern.HasOne<Team>().WithMany().HasForeignKey("OrganizationId", nameof(Concern.TeamId));

        // What a team has open, the most pressing first; and its log, the latest first.
        concern.HasIndex("OrganizationId", nameof(Concern.TeamId), nameof(Concern.DueAt))
            .HasDatabaseName("ix_concerns_open").HasFilter("answered_at IS NULL");
        concern.HasIndex("OrganizationId", nameof(Concern.RaisedAt), nameof(Concern.Id));
    }
}
