using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Casework.Episodes;
using Platform.Casework.Participants;
using Platform.Casework.Staff;
using Platform.Casework.Teams;
using Platform.Data;

namespace Platform.Casework.Contacts;

internal sealed class ContactMapping : IEntityTypeConfiguration<Contact>
{
    public void Configure(EntityTypeBuilder<Contact> contact)
    {
        contact.ToTable("contacts").IsOrganizations();
        contact.Property(c => c.ByRole).HasMaxLength(50);
        contact.Property(c => c.Place).HasConversion<string>().HasMaxLength(20);
        contact.Property(c => c.Outcome).HasConversion<string>().HasMaxLength(20);
        contact.Property(c => c.Kind).HasMaxLength(100);
        contact.Property(c => c.Component).HasMaxLength(100);
        contact.Property(c => c.Support).HasConversion<string>().HasMaxLength(20);
        contact.Property(c => c.Series).HasMaxLength(100);
        contact.Property(c => c.Text).HasMaxLength(Contact.MaxNote);

        contact.HasOne<Episode>().WithMany().HasForeignKey("OrganizationId", nameof(Contact.EpisodeId));
        contact.HasOne<Participant>().WithMany().HasForeignKey("OrganizationId", nameof(Contact.ParticipantId));
        contact.HasOne<Team>().WithMany().HasForeignKey("OrganizationId", nameof(Contact.TeamId));
        contact.HasOne<StaffMember>().WithMany().HasForeignKey("OrganizationId", nameof(Contact.ById));

        // When somebody was last met.
        contact.HasIndex("OrganizationId", nameof(Contact.EpisodeId), nameof(Contact.Outcome), nameof(Contact.On));
        // A person's story, and a team's days.
        contact.HasIndex("OrganizationId", nameof(Contact.ParticipantId), nameof(Contact.On), nameof(Contact.Id));
        contact.HasIndex("OrganizationId", nameof(Contact.TeamId), nameof(Contact.On), nameof(Contact.Id));
    }
}
