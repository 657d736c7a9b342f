using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.Domain;

namespace Platform.Cohorts.Meetings;

/// <summary>
/// Derives the instants of meetings to come anew, in the migration step, before each start of the service. A process
/// reads the zones' rules once, so a new release of them takes effect with a restart, and the restart is where they are
/// applied. Meetings whose instant comes out the same, which is nearly always all of them, are not touched.
/// </summary>
internal static partial class DeriveInstants
{
    private const string OrganizationId = nameof(OrganizationId);

    /// <exception cref="InvalidOperationException">The connection sees one organisation's rows only.</exception>
    public static async Task OfAllOrganizations(CohortsDb owner, IServiceProvider services, CancellationToken cancel)
    {
        var guarded = await owner.Database
            .SqlQuery<bool>($"""SELECT row_security_active('meetings') AS "Value" """)
            .SingleAsync(cancel);
        if (guarded)
            throw new InvalidOperationException("The migration step needs the connection of the database's owner.");

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DeriveInstants));
        foreach (var (organizationId, cohortId) in await Stale(owner, now, cancel))
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Tenant>().Enter(organizationId);
            var db = scope.ServiceProvider.GetRequiredService<CohortsDb>();
            // The owner sees all organisations' rows: the tenant decides here, not the database.
            var zone = await db.Cohorts
                .Where(cohort => EF.Property<Guid>(cohort, OrganizationId) == organizationId && cohort.Id == cohortId)
                .Select(cohort => db.Sites
                    .Single(site => site.OrganizationId == organizationId && site.Id == cohort.SiteId).TimeZone)
                .SingleAsync(cancel);
            var meetings = await db.Meetings
                .Where(meeting => EF.Property<Guid>(meeting, OrganizationId) == organizationId)
                .Where(meeting => meeting.CohortId == cohortId && meeting.Instant > now)
                .ToListAsync(cancel);
            foreach (var meeting in meetings) meeting.Follow(zone, now);
            await db.SaveChangesAsync(cancel);
            LogDerived(log, cohortId);
        }
    }

    /// <summary>The groups with a meeting to come that the rules of today put at another instant.</summary>
    private static async Task<IReadOnlySet<(Guid OrganizationId, Guid CohortId)>> Stale(
        CohortsDb owner, DateTimeOffset now, CancellationToken cancel)
    {
        var meetings =
            from meeting in owner.Meetings
            join cohort in owner.Cohorts
                on new { Organization = EF.Property<Guid>(meeting, OrganizationId), Id = meeting.CohortId }
                equals new { Organization = EF.Property<Guid>(cohort, OrganizationId), cohort.Id }
            join site in owner.Sites
                on new { Organization = EF.Property<Guid>(cohort, OrganizationId), Id = cohort.SiteId }
                equals new { Organization = site.OrganizationId, site.Id }
            where meeting.Instant > now
            select new
            {
                site.OrganizationId,
                meeting.CohortId,
                meeting.On,
                meeting.At,
                meeting.TimeZone,
                SiteZone = site.TimeZone,
                meeting.Instant,
            };

        var stale = new HashSet<(Guid, Guid)>();
        await foreach (var slot in meetings.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(slot.SiteZone);
            if (slot.TimeZone != slot.SiteZone || LocalMoment.At(slot.On, slot.At, zone).Instant != slot.Instant)
                stale.Add((slot.OrganizationId, slot.CohortId));
        }

        return stale;
    }

    [LoggerMessage(LogLevel.Information, "The zone's rules changed: meetings of group {CohortId} have new instants")]
    private static partial void LogDerived(ILogger log, Guid cohortId);
}
