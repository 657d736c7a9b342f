using Platform.ServiceDefaults;
using Platform.Web.Resources;

namespace Platform.Web.Components.Layout;

/// <param name="Address">What follows <c>/o/{organization}</c>.</param>
public sealed record NavigationWord(string Word, string Address);

/// <summary>The words of the navigation: of the roles in use, and only those whose pages exist.</summary>
internal static class Navigation
{
    private static readonly string[] s_withGroups = [Roles.ProgramDirector, Roles.PeerLifeCoach];
    private static readonly string[] s_inTeams = [Roles.CaseManager, Roles.PeerSupportSpecialist];
    private static readonly string[] s_withRecords = [.. s_inTeams, Roles.ClinicalSupervisor, Roles.PeerNavigator];
    private static readonly string[] s_withTeams = [.. s_withRecords, Roles.PeerSupervisor, Roles.ProgramDirector];
    private static readonly string[] s_withAssistance = [Roles.TrainingStaff, Roles.ProgramDirector];

    /// <summary>Whether the day of who works under these roles is a team's, and nothing else.</summary>
    public static bool StartsInTeam(IReadOnlyList<string> roles) => roles.Count > 0 && roles.All(s_inTeams.Contains);

    public static IReadOnlyList<NavigationWord> For(IReadOnlyList<string> roles)
    {
        List<NavigationWord> words =
        [
            new(roles.Contains(Roles.TrainingStaff) ? ShellWords.Desk : ShellWords.Today, StartsInTeam(roles) ? "/casework" : ""),
        ];
        if (roles.Any(s_withGroups.Contains)) words.Add(new(ShellWords.Groups, "/cohorts"));
        if (roles.Contains(Roles.ProgramDirector)) words.Add(new(ReferralWords.Referrals, "/referrals"));
        if (roles.Any(s_inTeams.Contains)) words.Add(new(CaseworkWords.People, "/casework/people"));
        if (roles.Any(s_withTeams.Contains)) words.Add(new(CaseworkWords.Teams_All, "/casework/teams"));
        if (roles.Any(s_withRecords.Contains)) words.Add(new(CaseworkWords.Concerns, "/casework/concerns"));
        if (roles.Contains(Roles.PeerLifeCoach)) words.Add(new(MeetingWords.Lessons, "/lessons"));
        if (roles.Contains(Roles.TrainingStaff)) words.Add(new(ShellWords.Offerings, "/training/offerings"));
        if (roles.Contains(Roles.ProgramDirector)) words.Add(new(ShellWords.Training, "/training"));
        if (roles.Any(s_withAssistance.Contains)) words.Add(new(ShellWords.Assistance, "/training/assistance"));
        if (roles.Contains(Roles.PrivacyOfficer)) words.Add(new(PrivacyWords.Privacy, "/privacy"));
        if (roles.Contains(Roles.Operations))
        {
            words.Add(new(ShellWords.Health, "/operations"));
            words.Add(new(ShellWords.Audit, "/operations/audit"));
        }

        if (roles.Contains(Roles.ProgramDirector)) words.Add(new(PeopleWords.People, "/people"));
        if (roles.Contains(Roles.PlatformAdministrator)) words.Add(new(StartWords.Organizations, "/organizations"));
        return words;
    }
}
