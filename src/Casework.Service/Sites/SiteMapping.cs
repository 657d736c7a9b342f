using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Casework.Sites;

internal sealed class SiteMapping : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> site)
    {
        site.ToTable("sites").IsOrganizations();
        site.Property(s => s.Name).UseCollation(CaseworkCollation.Names);
        site.HasIndex("OrganizationId", nameof(Site.Name), nameof(Site.Id));
    }
}
