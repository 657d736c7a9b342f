using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Casework.Teams;
using Platform.Data;

namespace Platform.Casework.Participants;

internal sealed class ParticipantMapping : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> participant)
    {
        participant.ToTable("participants").IsOrganizations();
        participant.Property(p => p.GivenName).HasMaxLength(Participant.MaxName);
        participant.Property(p => p.FamilyName).HasMaxLength(Participant.MaxName);
        participant.Property(p => p.PreferredName).HasMaxLength(Participant.MaxName);
        participant.Property(p => p.SortName).HasMaxLength(2 * Participant.MaxName + 1).UseCollation(CaseworkCollation.Names);
        participant.HasOne<Team>().WithMany().HasForeignKey("OrganizationId", nameof(Participant.TeamId));

        // A team's people by name, and all of them by name.
        participant.HasIndex("OrganizationId", nameof(Participant.TeamId), nameof(Participant.SortName), nameof(Participant.Id));
        participant.HasIndex("OrganizationId", nameof(Participant.SortName), nameof(Participant.Id));
    }
}
