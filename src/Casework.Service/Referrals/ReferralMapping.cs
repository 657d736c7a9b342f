using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Casework.Consents;
using Platform.Casework.Participants;
using Platform.Casework.Sites;
using Platform.Data;

namespace Platform.Casework.Referrals;

internal sealed class ReferralMapping : IEntityTypeConfiguration<Referral>
{
    public void Configure(EntityTypeBuilder<Referral> referral)
    {
        referral.ToTable("referrals").IsOrganizations();
        referral.Property(r => r.Purpose).HasMaxLength(30);
        referral.Property(r => r.OwnWords).HasMaxLength(Referral.MaxWords);
        referral.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        referral.Property(r => r.WithdrawalCause).HasConversion<string>().HasMaxLength(20);
        referral.Property(r => r.DeclineReason).HasMaxLength(50);

        referral.HasOne<Participant>().WithMany().HasForeignKey("OrganizationId", nameof(Referral.ParticipantId));
        referral.HasOne<Consent>().WithMany().HasForeignKey("OrganizationId", nameof(Referral.ConsentId));
        referral.HasOne<Site>().WithMany().HasForeignKey("OrganizationId", nameof(Referral.SiteId));

        // A program is asked once at a time for the same person.
        referral.HasIndex("OrganizationId", nameof(Referral.ParticipantId), nameof(Referral.SiteId))
            .IsUnique()
            .HasDatabaseName("ux_referrals_open")
            .HasFilter("state = 'Requested'");
        // A person's referrals, the latest first.
        referral.HasIndex("OrganizationId", nameof(Referral.ParticipantId), nameof(Referral.RequestedAt), nameof(Referral.Id));
    }
}

internal sealed class DisclosureMapping : IEntityTypeConfiguration<Disclosure>
{
    public void Configure(EntityTypeBuilder<Disclosure> disclosure)
    {
        disclosure.ToTable("disclosures").IsOrganizations().IsAppendOnly();
        disclosure.Property(d => d.RecipientName).HasMaxLength(Consent.MaxName);
        disclosure.Property(d => d.RecipientAddress).HasMaxLength(Consent.MaxName);
        disclosure.Property(d => d.Purpose).HasMaxLength(30);
        disclosure.Property(d => d.Description).HasMaxLength(Consent.MaxText);
        disclosure.Property(d => d.NoticeVersion).HasMaxLength(10);
        disclosure.Property(d => d.ScopeExplanation).HasMaxLength(Disclosure.MaxScope);
        disclosure.Property(d => d.RedisclosureRule).HasConversion<string>().HasMaxLength(30);
        disclosure.Property(d => d.Transport).HasConversion<string>().HasMaxLength(20);
        disclosure.Property(d => d.PayloadSha256).HasMaxLength(32);

        disclosure.HasOne<Participant>().WithMany().HasForeignKey("OrganizationId", nameof(Disclosure.ParticipantId));
        disclosure.HasOne<Referral>().WithMany().HasForeignKey("OrganizationId", nameof(Disclosure.ReferralId));
        disclosure.HasOne<Consent>().WithMany().HasForeignKey("OrganizationId", nameof(Disclosure.ConsentId));
        // No foreign key to who received it: their name stands here as it was.

        // The accounting of one person, the latest first.
        disclosure.HasIndex(
            "OrganizationId", nameof(Disclosure.ParticipantId), nameof(Disclosure.DisclosedAt), nameof(Disclosure.Id));
    }
}
