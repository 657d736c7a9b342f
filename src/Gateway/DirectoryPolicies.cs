using Platform.ServiceDefaults;

namespace Platform.Gateway;

/// <summary>Who may use this process's routes, for readers in docs/roles.md.</summary>
internal static class DirectoryPolicies
{
    /// <summary>Anybody with an account, also outside an organisation.</summary>
    public const string SignedIn = "signed-in";

    public const string KeepDirectory = "keep-directory";

    /// <summary>Whose people, <see cref="Organizations.PeopleScope"/> says.</summary>
    public const string KeepPeople = "keep-people";

    public static IServiceCollection AddDirectoryPolicies(this IServiceCollection services) => services
        .AddAuthorization(options => options.AddPolicy(SignedIn, policy => policy
            .RequireAuthenticatedUser()
            .RequireClaim(PlatformClaims.Subject)))
        .AddPolicy(KeepPeople, Roles.PlatformAdministrator, Roles.ProgramDirector)
        .AddNationalPolicy(KeepDirectory, Roles.PlatformAdministrator);
}
