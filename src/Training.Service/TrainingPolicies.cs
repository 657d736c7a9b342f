using Platform.ServiceDefaults;

namespace Platform.Training;

/// <summary>Who may use this service's routes, for readers in docs/roles.md.</summary>
internal static class TrainingPolicies
{
    public const string KeepCredentials = "training.credentials";
    public const string ReadAssistance = "training.assistance";

    public static IServiceCollection AddTrainingPolicies(this IServiceCollection services) => services
        .AddNationalPolicy(KeepCredentials, Roles.TrainingStaff)
        .AddPolicy(ReadAssistance, Roles.TrainingStaff, Roles.ProgramDirector);
}
