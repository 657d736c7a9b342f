namespace Platform.ServiceDefaults;

/// <summary>What a person is in an organisation. The names stand in tokens and events and never change; docs/roles.md says what each may do.</summary>
public static class Roles
{
    public const string PlatformAdministrator = "platform-administrator";
    public const string TrainingStaff = "training-staff";
    public const string Operations = "operations";
    public const string ProgramDirector = "program-director";
    public const string PeerLifeCoach = "peer-life-coach";
    public const string CaseManager = "case-manager";
    public const string PeerSupportSpecialist = "peer-support-specialist";
    public const string ClinicalSupervisor = "clinical-supervisor";
    public const string PeerNavigator = "peer-navigator";
    public const string PeerSupervisor = "peer-supervisor";
    public const string PrivacyOfficer = "privacy-officer";

    /// <summary>Roles that only the national centre's memberships carry; their tokens have the scope <c>national</c>.</summary>
    public static IReadOnlyList<string> National { get; } = [PlatformAdministrator, TrainingStaff, Operations];

    /// <summary>Roles that the memberships of every other organisation carry.</summary>
    public static IReadOnlyList<string> Affiliate { get; } =
    [
        ProgramDirector, PeerLifeCoach, CaseManager, PeerSupportSpecialist, PeerNavigator, ClinicalSupervisor, PeerSupervisor,
        PrivacyOfficer,
    ];

    public static IReadOnlyList<string> All { get; } = [.. National, .. Affiliate];
}
