using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Casework.Sites;
using Platform.Casework.Staff;
using Platform.Data;

namespace Platform.Casework.Teams;

internal sealed class TeamMapping : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> team)
    {
        team.ToTable("teams").IsOrganizations();
        team.Property(t => t.Name).HasMaxLength(Team.MaxName).UseCollation(CaseworkCollation.Names);

        team.HasOne<Site>().WithMany().HasForeignKey("OrganizationId", nameof(Team.SiteId));
        team.HasOne<StaffMember>().WithMany().HasForeignKey("OrganizationId", nameof(Team.CaseManagerId));
        team.HasOne<StaffMember>().WithMany().HasForeignKey("OrganizationId", nameof(Team.PeerSpecialistId));
        team.HasMany(t => t.Covers).WithOne().HasForeignKey("OrganizationId", nameof(Cover.TeamId));

        team.HasIndex("OrganizationId", nameof(Team.Name), nameof(Team.Id));
    }
}

internal sealed class CoverMapping : IEntityTypeConfiguration<Cover>
{
    public void Configure(EntityTypeBuilder<Cover> cover)
    {
        cover.ToTable("covers").IsOrganizations();
        cover.HasOne<StaffMember>().WithMany().HasForeignKey("OrganizationId", nameof(Cover.AwayId));
        // Whose work somebody leads now: part of what they may open.
        cover.HasOne<StaffMember>().WithMany().HasForeignKey("OrganizationId", nameof(Cover.LeaderId));
        // No foreign key to who arranged it: a director may be known here later than their deed.
    }
}
