using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Gateway.Organizations;

internal sealed class SiteMapping : IEntityTypeConfiguration<Site>
{
    public const string NameOnce = "ux_sites_name";

    public void Configure(EntityTypeBuilder<Site> site)
    {
        site.ToTable("sites").IsPlatforms();
        site.Property(s => s.Id).ValueGeneratedNever();
        site.Property(s => s.Name).HasMaxLength(Site.MaxName).UseCollation("und-x-icu");
        site.Property(s => s.TimeZone).HasMaxLength(Site.MaxTimeZone);
        site.HasOne<Organization>().WithMany().HasForeignKey(s => s.OrganizationId);
        site.HasIndex(s => new { s.OrganizationId, s.Name }).IsUnique().HasDatabaseName(NameOnce);
    }
}
