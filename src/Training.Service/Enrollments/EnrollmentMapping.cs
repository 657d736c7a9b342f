using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Directory;
using Platform.Training.Sessions;

namespace Platform.Training.Enrollments;

internal sealed class EnrollmentMapping : IEntityTypeConfiguration<Enrollment>
{
    public const string Key = "pk_enrollments";
    public const string OncePerson = "ux_enrollments_person";
    public const string OnceAddress = "ux_enrollments_address";

    public void Configure(EntityTypeBuilder<Enrollment> enrollment)
    {
        enrollment.ToTable("enrollments").IsOrganizations().NationReads();
        enrollment.Property(e => e.Name).HasMaxLength(Enrollment.MaxName).UseCollation(TrainingCollation.Names);
        enrollment.Property(e => e.Email).HasMaxLength(MailAddressAttribute.MaxLength);
        enrollment.Property(e => e.Affiliation).HasMaxLength(Enrollment.MaxAffiliation);
        enrollment.Property(e => e.Language).HasMaxLength(10);
        enrollment.Property(e => e.State).HasConversion<string>().HasMaxLength(20);
        enrollment.HasOne<Session>().WithMany().HasForeignKey(e => e.SessionId);
        enrollment.HasOne<StaffMember>().WithMany().HasForeignKey(e => new { e.OrganizationId, e.PersonId });

        // One place each, whoever asks for it at the same moment: by the person, and by the address of a guest.
        enrollment.HasIndex(e => new { e.OrganizationId, e.SessionId, e.PersonId })
            .IsUnique()
            .HasFilter("state <> 'Cancelled' AND person_id IS NOT NULL")
            .HasDatabaseName(OncePerson);
        enrollment.HasIndex(e => new { e.OrganizationId, e.SessionId, e.Email })
            .IsUnique()
            .HasFilter("state <> 'Cancelled' AND email IS NOT NULL")
            .HasDatabaseName(OnceAddress);
        // The roster, of one organisation and of all; a person's own sessions; and one that is named without its organisation.
        enrollment.HasIndex(e => new { e.OrganizationId, e.SessionId, e.Name, e.Id });
        enrollment.HasIndex(e => new { e.SessionId, e.Name, e.Id });
        enrollment.HasIndex(e => new { e.OrganizationId, e.PersonId, e.Id });
        enrollment.HasIndex(e => e.Id);
    }
}
