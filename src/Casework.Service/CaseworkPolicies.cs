using Platform.ServiceDefaults;

namespace Platform.Casework;

/// <summary>
/// Who may use the routes of this service; docs/roles.md says the same for readers. A policy opens a kind of page. Whose
/// records it shows is narrower still: see <see cref="Teams.Access"/>. All of it is protected by 42 CFR Part 2.
/// </summary>
internal static class CaseworkPolicies
{
    /// <summary>To see teams: who is in them, how many people they serve, who covers for whom. No participant is named.</summary>
    public const string ReadTeams = "casework.teams";

    /// <summary>To form teams and change who is in them.</summary>
    public const string FormTeams = "casework.form-teams";

    /// <summary>To say who leads while somebody is away.</summary>
    public const string Cover = "casework.cover";

    /// <summary>To read the records of people that one's team serves, or that one supervises.</summary>
    public const string ReadRecords = "casework.records";

    /// <summary>To write in the records of people that one's team serves: both of a team alike.</summary>
    public const string KeepRecords = "casework.keep-records";

    /// <summary>To answer a concern: the team, and who supervises it.</summary>
    public const string AnswerConcerns = "casework.answer-concerns";

    /// <summary>To open what a referral says of a person: who directs the program that is asked.</summary>
    public const string ReceiveReferrals = "casework.receive-referrals";

    /// <summary>To account to a person for what was disclosed about them.</summary>
    public const string Account = "casework.account";

    /// <summary>To answer for privacy: whose records there are, and who looked at them.</summary>
    public const string AnswerForPrivacy = "casework.answer-for-privacy";

    public static IServiceCollection AddCaseworkPolicies(this IServiceCollection services)
    {
        string[] workers = [Roles.CaseManager, Roles.PeerSupportSpecialist];
        string[] supervisors = [Roles.ClinicalSupervisor, Roles.PeerNavigator];
        return services
            .AddPolicy(ReadTeams, [.. workers, .. supervisors, Roles.PeerSupervisor, Roles.ProgramDirector])
            .AddPolicy(FormTeams, Roles.ProgramDirector)
            .AddPolicy(Cover, [.. workers, .. supervisors, Roles.ProgramDirector])
            .AddPolicy(ReadRecords, [.. workers, .. supervisors])
            .AddPolicy(KeepRecords, workers)
            .AddPolicy(AnswerConcerns, [.. workers, .. supervisors])
            .AddPolicy(ReceiveReferrals, Roles.ProgramDirector)
            .AddPolicy(Account, [.. workers, .. supervisors, Roles.PrivacyOfficer])
            .AddPolicy(AnswerForPrivacy, Roles.PrivacyOfficer);
    }
}
