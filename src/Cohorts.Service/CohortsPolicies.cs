using Platform.ServiceDefaults;

namespace Platform.Cohorts;

/// <summary>Who may use the routes of this service, site by site. docs/roles.md says the same for readers.</summary>
internal static class CohortsPolicies
{
    /// <summary>To see groups: a director those at their sites, a coach those they lead.</summary>
    public const string Read = "cohorts.read";

    /// <summary>To form groups and change what has not started.</summary>
    public const string Form = "cohorts.form";

    /// <summary>To enroll people, and to note that they left.</summary>
    public const string Enroll = "cohorts.enroll";

    /// <summary>To start a group's year.</summary>
    public const string Launch = "cohorts.launch";

    /// <summary>To say on which days a group does not meet.</summary>
    public const string Schedule = "cohorts.schedule";

    /// <summary>To say what people like, to propose and offer partners, to end pairs: in groups that the caller sees.</summary>
    public const string Partners = "cohorts.partners";

    /// <summary>To prepare, move and record meetings: a coach those of the groups they lead, a director those at their sites.</summary>
    public const string Meet = "cohorts.meet";

    public static IServiceCollection AddCohortsPolicies(this IServiceCollection services) => services
        .AddPolicy(Read, Roles.ProgramDirector, Roles.PeerLifeCoach)
        .AddPolicy(Form, Roles.ProgramDirector)
        .AddPolicy(Enroll, Roles.ProgramDirector)
        .AddPolicy(Launch, Roles.ProgramDirector)
        .AddPolicy(Schedule, Roles.ProgramDirector)
        .AddPolicy(Partners, Roles.ProgramDirector, Roles.PeerLifeCoach)
        .AddPolicy(Meet, Roles.ProgramDirector, Roles.PeerLifeCoach);
}
