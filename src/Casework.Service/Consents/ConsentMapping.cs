using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Casework.Episodes;
using Platform.Casework.Participants;
using Platform.Casework.Templates;
using Platform.Data;

namespace Platform.Casework.Consents;

internal sealed class ConsentMapping : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.ToTable("consents").IsOrganizations().IsAppendOnly();
        consent.Property(c => c.ParticipantName).HasMaxLength(2 * Participant.MaxName + 1);
        consent.Property(c => c.FormCode).HasMaxLength(100);
        consent.Property(c => c.Language).HasMaxLength(2);
        consent.Property(c => c.Description).HasMaxLength(Consent.MaxText);
        consent.Property(c => c.EntireRecordReason).HasMaxLength(Consent.MaxText);
        consent.Property(c => c.IntermediaryName).HasMaxLength(Consent.MaxName);
        consent.Property(c => c.PurposeText).HasMaxLength(Consent.MaxText);
        consent.Property(c => c.RevocationMethod).HasMaxLength(Consent.MaxText);
        consent.Property(c => c.ExpiryKind).HasConversion<string>().HasMaxLength(20);
        consent.Property(c => c.ExpiryEvent).HasConversion<string>().HasMaxLength(20);
        consent.Property(c => c.SignatureName).HasMaxLength(Consent.MaxName);
        consent.Property(c => c.SignerCapacity).HasConversion<string>().HasMaxLength(20);
        consent.Property(c => c.Authority).HasMaxLength(Consent.MaxName);

        consent.HasOne<Participant>().WithMany().HasForeignKey("OrganizationId", nameof(Consent.ParticipantId));
        consent.HasOne<Episode>().WithMany().HasForeignKey("OrganizationId", nameof(Consent.EpisodeId));
        consent.HasOne<ConsentForm>().WithMany().HasForeignKey(c => new { c.FormCode, c.FormVersion });
        consent.HasMany(c => c.Recipients).WithOne().HasForeignKey("OrganizationId", nameof(Recipient.ConsentId));

        // A person's consents, the latest first.
        consent.HasIndex("OrganizationId", nameof(Consent.ParticipantId), nameof(Consent.RecordedAt), nameof(Consent.Id));
    }
}

internal sealed class RecipientMapping : IEntityTypeConfiguration<Recipient>
{
    public void Configure(EntityTypeBuilder<Recipient> recipient)
    {
        recipient.ToTable("consent_recipients").IsOrganizations(nameof(Recipient.ConsentId), nameof(Recipient.Number)).IsAppendOnly();
        recipient.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        recipient.Property(r => r.Name).HasMaxLength(Consent.MaxName);
    }
}

internal sealed class RevocationMapping : IEntityTypeConfiguration<Revocation>
{
    public void Configure(EntityTypeBuilder<Revocation> revocation)
    {
        revocation.ToTable("consent_revocations").IsOrganizations(nameof(Revocation.ConsentId)).IsAppendOnly();
        revocation.Property(r => r.Channel).HasConversion<string>().HasMaxLength(20);
        revocation.Property(r => r.Text).HasMaxLength(Revocation.MaxText);
        revocation.HasOne<Consent>().WithOne().HasForeignKey<Revocation>("OrganizationId", nameof(Revocation.ConsentId));
    }
}
