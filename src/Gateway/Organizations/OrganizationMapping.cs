using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Gateway.Organizations;

internal sealed class OrganizationMapping : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> organization)
    {
        organization.ToTable("organizations").IsPlatforms();
        organization.Property(o => o.Id).ValueGeneratedNever();
        organization.Property(o => o.Name).HasMaxLength(Organization.MaxName).UseCollation("und-x-icu");
        organization.Property(o => o.Kind).HasMaxLength(50);
        organization.HasIndex(o => new { o.Name, o.Id });
        organization.HasIndex(o => o.Kind)
            .IsUnique()
            .HasFilter($"kind = '{Organization.NationalCentre}'")
            .HasDatabaseName("ux_organizations_national_centre");
    }
}
