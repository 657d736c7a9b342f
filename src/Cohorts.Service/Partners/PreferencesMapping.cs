using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Cohorts.Participants;
using Platform.Data;

namespace Platform.Cohorts.Partners;

internal sealed class PreferencesMapping : IEntityTypeConfiguration<Preferences>
{
    public void Configure(EntityTypeBuilder<Preferences> preferences)
    {
        preferences.ToTable("preferences").IsOrganizations();
        preferences.Ignore(p => p.AreKnown);
        preferences.Property(p => p.Reach).HasConversion<string>().HasMaxLength(20);
        preferences.Property(p => p.Gender).HasConversion<string>().HasMaxLength(20);
        preferences.Property(p => p.PartnerGender).HasConversion<string>().HasMaxLength(20);
        preferences.Property(p => p.Remark).HasMaxLength(Preferences.MaxRemark);
        preferences.HasOne<Participant>().WithOne()
            .HasForeignKey<Preferences>("OrganizationId", nameof(Preferences.Id));
    }
}
