using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Training.Directory;

namespace Platform.Training.Credentials;

internal sealed class CredentialMapping : IEntityTypeConfiguration<Credential>
{
    /// <summary>
    /// The exclusion constraint by which the database decides between two awards that meet within one moment. EF has no
    /// word for it: it stands in the first migration.
    /// </summary>
    public const string NoOverlap = "ex_credentials_no_overlap";

    public const string Key = "pk_credentials";

    public void Configure(EntityTypeBuilder<Credential> credential)
    {
        credential.ToTable("credentials").IsOrganizations().NationReads();
        credential.Property(c => c.Kind).HasMaxLength(CredentialKind.MaxCode);
        credential.Property(c => c.RevocationReason).HasMaxLength(Credential.MaxReason);
        // The training staff name a credential without its organisation.
        credential.HasIndex(c => c.Id);
        // Who is certified until when, soonest first: one organisation's and all's.
        credential.HasIndex(c => new { c.OrganizationId, c.ValidUntil, c.Id }).HasFilter("revoked_at IS NULL");
        credential.HasIndex(c => new { c.ValidUntil, c.Id }).HasFilter("revoked_at IS NULL");
        credential.HasOne<Credential>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.FollowsId });
        credential.HasOne<StaffMember>().WithMany().HasForeignKey(c => new { c.OrganizationId, c.PersonId });
        credential.HasOne<CredentialKind>().WithMany().HasForeignKey(c => c.Kind);
    }
}
