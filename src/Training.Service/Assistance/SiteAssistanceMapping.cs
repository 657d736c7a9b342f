using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Training.Assistance;

internal sealed class SiteAssistanceMapping : IEntityTypeConfiguration<SiteAssistance>
{
    public void Configure(EntityTypeBuilder<SiteAssistance> assistance)
    {
        assistance.ToTable("site_assistance").IsOrganizations().NationReads();
        // The list by end date: one organisation's for its director, all organisations' for the training staff.
        assistance.HasIndex(a => new { a.OrganizationId, a.EndsOn, a.Id });
        assistance.HasIndex(a => new { a.EndsOn, a.Id });
        // The training staff name a site without its organisation.
        assistance.HasIndex(a => a.Id);
        assistance.HasMany(a => a.Cohorts).WithOne().HasForeignKey("OrganizationId", "SiteId").IsRequired();
    }
}

internal sealed class AssistedCohortMapping : IEntityTypeConfiguration<AssistedCohort>
{
    public void Configure(EntityTypeBuilder<AssistedCohort> cohort)
    {
        cohort.ToTable("assisted_cohorts").IsOrganizations().NationReads();
        cohort.Property<Guid>("SiteId");
    }
}
