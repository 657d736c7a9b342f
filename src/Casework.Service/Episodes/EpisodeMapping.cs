using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Casework.Participants;
using Platform.Casework.Teams;
using Platform.Casework.Templates;
using Platform.Data;

namespace Platform.Casework.Episodes;

internal sealed class EpisodeMapping : IEntityTypeConfiguration<Episode>
{
    public void Configure(EntityTypeBuilder<Episode> episode)
    {
        episode.ToTable("episodes").IsOrganizations();
        episode.Property(e => e.TemplateCode).HasMaxLength(100);
        episode.Property(e => e.Setting).HasConversion<string>().HasMaxLength(20);
        episode.Property(e => e.EndKind).HasConversion<string>().HasMaxLength(20);
        episode.Property(e => e.CaseloadReason).HasMaxLength(Episode.MaxReason);
        episode.Property(e => e.EndReason).HasMaxLength(Episode.MaxReason);

        episode.HasOne<Participant>().WithMany().HasForeignKey("OrganizationId", nameof(Episode.ParticipantId));
        episode.HasOne<Team>().WithMany().HasForeignKey("OrganizationId", nameof(Episode.TeamId));
        episode.HasOne<PlanTemplate>().WithMany().HasForeignKey(e => new { e.TemplateCode, e.TemplateVersion });
        episode.HasMany(e => e.Phases).WithOne().HasForeignKey("OrganizationId", nameof(Phase.EpisodeId));
        episode.HasMany(e => e.Sessions).WithOne().HasForeignKey("OrganizationId", nameof(PlannedSession.EpisodeId));
        episode.HasMany(e => e.Pauses).WithOne().HasForeignKey("OrganizationId", nameof(Pause.EpisodeId));
        episode.HasMany(e => e.Changes).WithOne().HasForeignKey("OrganizationId", nameof(PlanChange.EpisodeId));

        // A person is served by one team at a time, also where two admit at once.
        episode.HasIndex("OrganizationId", nameof(Episode.ParticipantId))
            .IsUnique()
            .HasDatabaseName("ux_episodes_current")
            .HasFilter("ended_on IS NULL");
        // A person's times, the latest first.
        episode.HasIndex("OrganizationId", nameof(Episode.ParticipantId), nameof(Episode.AdmittedOn));
        // Whom a team serves now.
        episode.HasIndex("OrganizationId", nameof(Episode.TeamId), nameof(Episode.EndedOn));
    }
}

internal sealed class PhaseMapping : IEntityTypeConfiguration<Phase>
{
    public void Configure(EntityTypeBuilder<Phase> phase)
    {
        phase.ToTable("phases").IsOrganizations(nameof(Phase.EpisodeId), nameof(Phase.Number));
        phase.Property(p => p.Code).HasMaxLength(100);
        phase.Property(p => p.Unit).HasConversion<string>().HasMaxLength(20);
    }
}

internal sealed class PlannedSessionMapping : IEntityTypeConfiguration<PlannedSession>
{
    public void Configure(EntityTypeBuilder<PlannedSession> session)
    {
        session.ToTable("planned_sessions")
            .IsOrganizations(nameof(PlannedSession.EpisodeId), nameof(PlannedSession.Series), nameof(PlannedSession.Number));
        session.Property(s => s.Series).HasMaxLength(100);
        session.Property(s => s.ReplacedTopic).HasMaxLength(Episode.MaxTopic);
        session.Property(s => s.SkipReason).HasMaxLength(Episode.MaxReason);
        session.HasOne<SessionSeries>().WithMany().HasForeignKey(s => new { s.Series, s.SeriesVersion });
    }
}

internal sealed class PauseMapping : IEntityTypeConfiguration<Pause>
{
    public void Configure(EntityTypeBuilder<Pause> pause)
    {
        pause.ToTable("pauses").IsOrganizations();
        pause.Property(p => p.Reason).HasMaxLength(Episode.MaxReason);
    }
}

internal sealed class PlanChangeMapping : IEntityTypeConfiguration<PlanChange>
{
    public void Configure(EntityTypeBuilder<PlanChange> change)
    {
        change.ToTable("plan_changes").IsOrganizations();
        change.Property(c => c.Kind).HasConversion<string>().HasMaxLength(30);
        change.Property(c => c.Reason).HasMaxLength(Episode.MaxReason);
        change.Property(c => c.Series).HasMaxLength(100);
    }
}
