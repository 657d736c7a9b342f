using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Casework.Staff;

internal sealed class StaffMemberMapping : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> member)
    {
        member.ToTable("staff").IsOrganizations();
        member.Property(m => m.Name).UseCollation(CaseworkCollation.Names);
        member.HasIndex("OrganizationId", nameof(StaffMember.Name), nameof(StaffMember.Id));
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("memberships").IsOrganizations();
        membership.HasOne<StaffMember>().WithMany().HasForeignKey("OrganizationId", nameof(Membership.PersonId));
    }
}
