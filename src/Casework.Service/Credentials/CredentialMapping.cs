using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Casework.Credentials;

internal sealed class CredentialMapping : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> credential)
    {
        credential.ToTable("credentials").IsOrganizations();
        // No foreign key to the staff: a credential may be known before its holder is.
        credential.HasIndex("OrganizationId", nameof(Credential.PersonId), nameof(Credential.Kind));
    }
}
