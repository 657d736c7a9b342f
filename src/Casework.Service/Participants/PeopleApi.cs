using Platform.Data;

namespace Platform.Casework.Participants;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class PeopleApi
{
    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        var people = app.MapGroup("/casework/people").WithTags("People");

        people.MapGet("/", ListPeople.Handle).RequireAuthorization(CaseworkPolicies.ReadRecords);
        people.MapPost("/", AdmitPerson.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords).Once();
        people.MapGet("/{id:guid}", GetPerson.Handle).RequireAuthorization(CaseworkPolicies.ReadRecords);
    }
}
