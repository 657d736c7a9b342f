using Platform.ServiceDefaults;

namespace Platform.Training;

/// <summary>Who may use this service's routes, for readers in docs/roles.md.</summary>
internal static class TrainingPolicies
{
    public const string KeepCredentials = "training.credentials";

    /// <summary>See who is certified until when: a director at the own sites, training staff everywhere.</summary>
    public const string ReadCertifications = "training.certifications";

    public const string ReadAssistance = "training.assistance";

    /// <summary>Plan, publish and hold offerings.</summary>
    public const string KeepOfferings = "training.offerings";

    /// <summary>Enrol people: a director those of the own sites, training staff anybody.</summary>
    public const string Enroll = "training.enroll";

    /// <summary>See what oneself is enrolled in.</summary>
    public const string Attend = "training.attend";

    /// <summary>Record who was at a session, by hand and from reports.</summary>
    public const string KeepAttendance = "training.attendance";

    /// <summary>See who was at sessions that are over: a director of those of the own sites.</summary>
    public const string ReadAttendance = "training.read-attendance";

    public static IServiceCollection AddTrainingPolicies(this IServiceCollection services) => services
        .AddNationalPolicy(KeepCredentials, Roles.TrainingStaff)
        .AddPolicy(ReadAssistance, Roles.TrainingStaff, Roles.ProgramDirector)
        .AddNationalPolicy(KeepAttendance, Roles.TrainingStaff)
        .AddPolicy(ReadAttendance, Roles.TrainingStaff, Roles.ProgramDirector)
        .AddNationalPolicy(KeepOfferings, Roles.TrainingStaff)
        .AddPolicy(Enroll, Roles.TrainingStaff, Roles.ProgramDirector)
        .AddPolicy(Attend, [.. Roles.All])
        .AddPolicy(ReadCertifications, Roles.TrainingStaff, Roles.ProgramDirector);
}
