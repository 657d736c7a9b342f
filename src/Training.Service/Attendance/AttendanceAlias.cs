using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Training.Directory;

namespace Platform.Training.Attendance;

/// <summary>
/// An address or a name under which somebody once joined, kept for the next report because somebody chose to. An address tells who
/// it is; a name remains a hint.
/// </summary>
internal sealed class AttendanceAlias
{
    public required Guid Id { get; init; }
    public required Guid OrganizationId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Text { get; init; }
    public required bool IsAddress { get; init; }
    public required Guid DecidedBy { get; init; }
    public required DateTimeOffset DecidedAt { get; init; }
}

internal sealed class AttendanceAliasMapping : IEntityTypeConfiguration<AttendanceAlias>
{
    public void Configure(EntityTypeBuilder<AttendanceAlias> alias)
    {
        alias.ToTable("attendance_aliases").IsOrganizations().NationReads();
        alias.Property(a => a.Text).HasMaxLength(ReadZoomReport.MaxEmail);
        alias.HasIndex(a => new { a.OrganizationId, a.PersonId, a.Text }).IsUnique();
        alias.HasOne<StaffMember>().WithMany().HasForeignKey(a => new { a.OrganizationId, a.PersonId });
    }
}
