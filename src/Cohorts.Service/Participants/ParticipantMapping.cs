using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Cohorts.Participants;

internal sealed class ParticipantMapping : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> participant)
    {
        participant.ToTable("participants").IsOrganizations();
        participant.Property(p => p.GivenName).HasMaxLength(Participant.MaxName);
        participant.Property(p => p.FamilyName).HasMaxLength(Participant.MaxName);
        participant.Property(p => p.PreferredName).HasMaxLength(Participant.MaxName);
    }
}
