using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Training.Directory;

/// <summary>What this service needs to know of an organisation: a copy from the directory's events.</summary>
internal sealed class Organization
{
    public Guid OrganizationId { get; init; }
    public required string Name { get; init; }
    public int Version { get; init; }
}

internal sealed class OrganizationMapping : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> organization) =>
        organization.ToTable("organizations").IsOrganizations(nameof(Organization.OrganizationId)).NationReads();
}
