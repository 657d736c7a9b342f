using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Cohorts;
using Platform.Training.Data;

namespace Platform.Training.Assistance;

/// <summary>The first launched group of a site opens its year of assistance; each launched group is counted.</summary>
internal sealed partial class OpenAssistanceAtLaunch(TrainingDb db, ILogger<OpenAssistanceAtLaunch> log)
    : IConsumer<CohortLaunched>
{
    public async Task Consume(ConsumeContext<CohortLaunched> context)
    {
        var (launch, cancel) = (context.Message, context.CancellationToken);
        // One launch of a site after the other: the next sees what the one before has stored.
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({$"assistance/{launch.SiteId}"}, 0))", cancel);

        var assistance = await db.Assistance
            .Include(site => site.Cohorts)
            .SingleOrDefaultAsync(
                site => site.OrganizationId == launch.OrganizationId && site.Id == launch.SiteId, cancel);
        if (assistance is null) db.Assistance.Add(assistance = SiteAssistance.Open(launch));
        else assistance.Hear(launch);

        await db.SaveChangesAsync(cancel);
        LogHeard(launch.CohortId, launch.SiteId, assistance.EndsOn);
    }

    [LoggerMessage(LogLevel.Information, "Cohort {CohortId} of site {SiteId} was launched; assistance ends on {EndsOn}")]
    private partial void LogHeard(Guid cohortId, Guid siteId, DateOnly endsOn);
}
