using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Gateway.People;

namespace Platform.Gateway.Organizations;

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public const string OnceActive = "ux_memberships_active";

    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("memberships").IsPlatforms();
        membership.Property(m => m.Id).ValueGeneratedNever();
        membership.Property(m => m.Role).HasMaxLength(50);
        membership.HasOne<Organization>().WithMany().HasForeignKey(m => m.OrganizationId);
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        membership.HasIndex(m => new { m.OrganizationId, m.Id });
        // Read with each request: who this person is in this organisation.
        membership.HasIndex(m => new { m.PersonId, m.OrganizationId, m.Role })
            .IsUnique()
            .HasFilter("ended_at IS NULL")
            .HasDatabaseName(OnceActive);
    }
}
