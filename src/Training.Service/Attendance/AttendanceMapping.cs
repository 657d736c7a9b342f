using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Training.Enrollments;
using Platform.Training.Sessions;

namespace Platform.Training.Attendance;

internal sealed class PresenceMapping : IEntityTypeConfiguration<Presence>
{
    public void Configure(EntityTypeBuilder<Presence> presence)
    {
        presence.ToTable("presences").IsOrganizations().NationReads();
        presence.Property(p => p.HandState).HasConversion<string>().HasMaxLength(20);
        presence.HasOne<Enrollment>().WithOne().HasForeignKey<Presence>(p => new { p.OrganizationId, p.Id });
        presence.HasOne<Session>().WithMany().HasForeignKey(p => p.SessionId);
        presence.HasMany(p => p.Reports).WithOne().HasForeignKey(report => new { report.OrganizationId, report.PresenceId });
        // All of a session's, over all organisations.
        presence.HasIndex(p => new { p.SessionId, p.Id });
    }
}

internal sealed class PresenceReportMapping : IEntityTypeConfiguration<PresenceReport>
{
    public void Configure(EntityTypeBuilder<PresenceReport> report) =>
        report.ToTable("presence_reports").IsOrganizations("PresenceId", "ImportId").NationReads();
}

internal sealed class AttendanceImportMapping : IEntityTypeConfiguration<AttendanceImport>
{
    public const string OnceSent = "ux_attendance_imports_file";

    public void Configure(EntityTypeBuilder<AttendanceImport> import)
    {
        import.ToTable("attendance_imports").IsOrganizations().NationReads();
        import.Property(i => i.FileHash).HasMaxLength(32);
        import.Property(i => i.TimeZone).HasMaxLength(Session.MaxTimeZone);
        import.Property(i => i.Topic).HasMaxLength(AttendanceImport.MaxTopic);
        import.Property(i => i.WebinarId).HasMaxLength(AttendanceImport.MaxWebinarId);
        import.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
        import.HasOne<Session>().WithMany().HasForeignKey(i => i.SessionId);
        import.HasMany(i => i.Entries).WithOne().HasForeignKey(entry => new { entry.OrganizationId, entry.ImportId });
        // The same file of the same session is one import, whoever sends it at the same moment.
        import.HasIndex(i => new { i.OrganizationId, i.SessionId, i.FileHash })
            .IsUnique()
            .HasFilter("state <> 'Undone'")
            .HasDatabaseName(OnceSent);
        import.HasIndex(i => new { i.OrganizationId, i.ForgottenAt, i.UploadedAt });
    }
}

internal sealed class ImportEntryMapping : IEntityTypeConfiguration<ImportEntry>
{
    public void Configure(EntityTypeBuilder<ImportEntry> entry)
    {
        entry.ToTable("attendance_import_entries").IsOrganizations().NationReads();
        entry.Property(e => e.Name).HasMaxLength(ReadZoomReport.MaxName);
        entry.Property(e => e.Email).HasMaxLength(ReadZoomReport.MaxEmail);
        entry.Property(e => e.FaultColumn).HasMaxLength(ImportEntry.MaxFault);
        entry.Property(e => e.FaultText).HasMaxLength(ImportEntry.MaxFault);
        entry.Property(e => e.Choice).HasConversion<string>().HasMaxLength(20);
        entry.HasIndex(e => new { e.OrganizationId, e.ImportId, e.Position });
    }
}
