using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Training.Directory;

/// <summary>
/// A person who works or has worked in an organisation: a copy from the directory's events. The name is the one that
/// was heard last, whichever membership it came with.
/// </summary>
internal sealed class StaffMember
{
    private readonly List<Membership> _memberships = [];

    public Guid OrganizationId { get; init; }

    /// <summary>The person's id in the directory.</summary>
    public Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Where their mail goes; null where an older event did not tell it.</summary>
    public string? Email { get; init; }

    /// <summary>The language of their mail, <c>en</c> or <c>es</c>.</summary>
    public string? Language { get; init; }

    /// <summary>When the directory called the person by this name.</summary>
    public DateTimeOffset NamedAt { get; init; }

    public IReadOnlyList<Membership> Memberships
    {
        get => _memberships;
        init => _memberships = [.. value];
    }

    /// <summary>Whether the person works in the organisation now, under any role.</summary>
    public bool IsActive => _memberships.Any(membership => membership.Active);
}

internal sealed class Membership
{
    public Guid OrganizationId { get; init; }
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>As <c>peer-life-coach</c>; empty where it was heard of before the role was kept.</summary>
    public string Role { get; init; } = "";

    /// <summary>Whether it covers all the organisation's sites.</summary>
    public bool AllSites { get; init; }

    /// <summary>The sites it covers if not all.</summary>
    public List<Guid> Sites { get; init; } = [];

    public bool Active { get; init; }
    public int Version { get; init; }
}

internal sealed class StaffMemberMapping : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> person)
    {
        person.ToTable("staff").IsOrganizations().NationReads();
        person.Property(p => p.Name).UseCollation(TrainingCollation.Names);
        person.HasIndex(p => new { p.OrganizationId, p.Name, p.Id });
        person.HasMany(p => p.Memberships)
            .WithOne()
            .HasForeignKey(membership => new { membership.OrganizationId, membership.PersonId });
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("memberships").IsOrganizations().NationReads();
        // Of memberships heard of before these were kept, nothing is known but that they are.
        membership.Property(m => m.Role).HasMaxLength(50).HasDefaultValue("");
        membership.Property(m => m.AllSites).HasDefaultValue(false);
        membership.Property(m => m.Sites).HasDefaultValueSql("'{}'::uuid[]");
    }
}
