using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Participants;
using Platform.Data;

namespace Platform.Cohorts.Partners;

internal sealed class PartnershipsMapping : IEntityTypeConfiguration<Partnerships>
{
    public void Configure(EntityTypeBuilder<Partnerships> partnerships)
    {
        partnerships.ToTable("partnerships").IsOrganizations();
        partnerships.Ignore(p => p.Current);
        partnerships.HasOne<Cohort>().WithOne().HasForeignKey<Partnerships>("OrganizationId", nameof(Partnerships.Id));
        partnerships.HasMany(p => p.Pairs).WithOne().HasForeignKey("OrganizationId", nameof(Pair.CohortId));
        partnerships.HasMany(p => p.KeptApart).WithOne()
            .HasForeignKey("OrganizationId", nameof(Partners.KeptApart.CohortId));
    }
}

internal sealed class PairMapping : IEntityTypeConfiguration<Pair>
{
    public void Configure(EntityTypeBuilder<Pair> pair)
    {
        pair.ToTable("pairs").IsOrganizations();
        pair.Ignore(p => p.Members);
        pair.Property(p => p.Ending).HasConversion<string>().HasMaxLength(20);
        pair.Property(p => p.EndNote).HasMaxLength(Partnerships.MaxNote);
        pair.Property(p => p.ConcernSeen).HasMaxLength(Partnerships.MaxNote);
        pair.Property(p => p.ConcernImpact).HasMaxLength(Partnerships.MaxNote);
        pair.Property(p => p.ConcernAction).HasMaxLength(Partnerships.MaxNote);
        foreach (var member in new[] { nameof(Pair.FirstId), nameof(Pair.SecondId), nameof(Pair.ThirdId) })
            pair.HasOne<Participant>().WithMany().HasForeignKey("OrganizationId", member);
        // The earlier partners of a group, the latest first.
        pair.HasIndex("OrganizationId", nameof(Pair.CohortId), nameof(Pair.EndedOn), nameof(Pair.Id));
    }
}

internal sealed class KeptApartMapping : IEntityTypeConfiguration<KeptApart>
{
    public void Configure(EntityTypeBuilder<KeptApart> apart)
    {
        apart.ToTable("kept_apart").IsOrganizations();
        apart.Ignore(a => a.People);
        apart.Property(a => a.Reason).HasMaxLength(Partnerships.MaxNote);
        apart.HasOne<Participant>().WithMany().HasForeignKey("OrganizationId", nameof(KeptApart.FirstId));
        apart.HasOne<Participant>().WithMany().HasForeignKey("OrganizationId", nameof(KeptApart.SecondId));
    }
}
