using Platform.Data;

namespace Platform.Casework.Teams;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class TeamsApi
{
    public static void MapTeams(this IEndpointRouteBuilder app)
    {
        var teams = app.MapGroup("/casework/teams").WithTags("Teams");

        teams.MapGet("/", ListTeams.Handle).RequireAuthorization(CaseworkPolicies.ReadTeams);
        teams.MapPost("/", FormTeam.Handle).RequireAuthorization(CaseworkPolicies.FormTeams).Once();
        teams.MapGet("/{id:guid}", GetTeam.Handle).RequireAuthorization(CaseworkPolicies.ReadTeams);
        teams.MapPut("/{id:guid}", ChangeTeam.Handle).RequireAuthorization(CaseworkPolicies.FormTeams);
        teams.MapPost("/{id:guid}/covers", ArrangeCover.Handle).RequireAuthorization(CaseworkPolicies.Cover).Once();
        teams.MapDelete("/{id:guid}/covers/{coverId:guid}", EndCover.Handle).RequireAuthorization(CaseworkPolicies.Cover);
    }
}
