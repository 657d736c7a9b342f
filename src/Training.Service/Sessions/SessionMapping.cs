using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Offerings;

namespace Platform.Training.Sessions;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public const string OnceNumbered = "ux_sessions_number";

    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions", table => table.HasCheckConstraint(
            // The rule stands in the statements that change the count; this is the wall behind it.
            "ck_sessions_taken", "taken >= 0 AND (capacity IS NULL OR taken <= capacity)"));
        session.IsShared().HasKey(s => s.Id);
        session.Property(s => s.Id).ValueGeneratedNever();
        session.Property(s => s.TimeZone).HasMaxLength(Session.MaxTimeZone);
        session.Property(s => s.ClockChange).HasConversion<string>().HasMaxLength(20);
        session.Property(s => s.JoinLink).HasMaxLength(PageAddressAttribute.MaxLength);
        session.Property(s => s.SlidesLink).HasMaxLength(PageAddressAttribute.MaxLength);
        session.Property(s => s.RecordingLink).HasMaxLength(PageAddressAttribute.MaxLength);
        session.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
        session.Property(s => s.CancelReason).HasMaxLength(Session.MaxReason);
        session.HasOne<Offering>().WithMany().HasForeignKey(s => s.OfferingId);
        session.HasIndex(s => new { s.OfferingId, s.Number }).IsUnique().HasDatabaseName(OnceNumbered);
        // What is today, and what comes next.
        session.HasIndex(s => new { s.StartsAt, s.Id });
    }
}

internal sealed class WaitingPlaceMapping : IEntityTypeConfiguration<WaitingPlace>
{
    public void Configure(EntityTypeBuilder<WaitingPlace> place)
    {
        place.ToTable("waiting_places").IsShared().HasKey(p => p.Sequence);
        place.HasOne<Session>().WithMany().HasForeignKey(p => p.SessionId);
        place.HasIndex(p => new { p.SessionId, p.Sequence });
        place.HasIndex(p => p.EnrollmentId).IsUnique();
    }
}
