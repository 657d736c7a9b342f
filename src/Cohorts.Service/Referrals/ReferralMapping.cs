using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Participants;
using Platform.Data;

namespace Platform.Cohorts.Referrals;

internal sealed class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> referral)
    {
        referral.ToTable("referrals").IsOrganizations();
        referral.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        referral.Property(r => r.DeclineReason).HasMaxLength(50);
        // No foreign key to the site: casework may tell of a referral before the directory has told of its site.
        referral.HasOne<Cohort>().WithMany().HasForeignKey("OrganizationId", nameof(Referral.CohortId));
        referral.HasOne<Participant>().WithMany().HasForeignKey("OrganizationId", nameof(Referral.ParticipantId));

        // Those that wait and those that are decided, the latest first.
        referral.HasIndex("OrganizationId", nameof(Referral.State), nameof(Referral.Id));
        referral.HasIndex("OrganizationId", nameof(Referral.SiteId), nameof(Referral.Id));
    }
}
