using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Training.Directory;

/// <summary>What this service needs to know of a site: a copy from the directory's events.</summary>
internal sealed class Site
{
    public Guid OrganizationId { get; init; }
    public Guid Id { get; init; }
    public required string Name { get; init; }
    public int Version { get; init; }
}

internal sealed class SiteMapping : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> site) => site.ToTable("sites").IsOrganizations().NationReads();
}
