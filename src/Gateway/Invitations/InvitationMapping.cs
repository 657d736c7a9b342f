using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Gateway.Organizations;
using Platform.Gateway.People;

namespace Platform.Gateway.Invitations;

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public const string OnceOpen = "ux_invitations_open";

    public const string UpperEmail = "UpperEmail";

    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("invitations").IsPlatforms();
        invitation.Property(i => i.Id).ValueGeneratedNever();
        invitation.Property(i => i.GivenName).HasMaxLength(Person.MaxName);
        invitation.Property(i => i.FamilyName).HasMaxLength(Person.MaxName);
        invitation.Property(i => i.Email).HasMaxLength(Person.MaxEmail);
        invitation.Property(i => i.Language).HasMaxLength(2);
        invitation.Property(i => i.Role).HasMaxLength(50);
        invitation.Property<string>(UpperEmail)
            .HasMaxLength(Person.MaxEmail)
            .IsRequired()
            .HasComputedColumnSql("upper(email)", stored: true);
        invitation.HasOne<Organization>().WithMany().HasForeignKey(i => i.OrganizationId);
        invitation.HasOne<Person>().WithMany().HasForeignKey(i => i.InvitedBy);
        invitation.HasIndex(i => i.Hash).IsUnique();
        invitation.HasIndex(i => new { i.OrganizationId, i.Id });
        invitation.HasIndex(i => i.InvitedBy);
        invitation.HasIndex(i => i.ExpiresAt);
        invitation.HasIndex(nameof(Invitation.OrganizationId), UpperEmail, nameof(Invitation.Role))
            .IsUnique()
            .HasFilter("accepted_at IS NULL AND withdrawn_at IS NULL")
            .HasDatabaseName(OnceOpen);
    }
}
