using Platform.Gateway.AccessTokens;

namespace Platform.Gateway.People;

/// <summary>The HTTP surface of people and their access tokens, one line for each feature.</summary>
internal static class PeopleApi
{
    public static void MapPeople(this IEndpointRouteBuilder directory)
    {
        var people = directory.MapGroup("/people")
            .WithTags("People")
            .RequireAuthorization(DirectoryPolicies.KeepDirectory)
            .ProducesProblem(StatusCodes.Status409Conflict);
        people.MapPost("/", AddPerson.Handle);
        people.MapPost("/{id:guid}/suspension", SuspendPerson.Handle);
        people.MapDelete("/{id:guid}/suspension", ReinstatePerson.Handle);
        people.MapPost("/{id:guid}/tokens", CreateAccessToken.HandleForAnother);

        var me = directory.MapGroup("/me").WithTags("Me").RequireAuthorization(DirectoryPolicies.SignedIn);
        me.MapGet("/", GetMe.Handle);
        me.MapGet("/tokens", ListAccessTokens.Handle);
        me.MapPost("/tokens", CreateAccessToken.Handle).ProducesProblem(StatusCodes.Status409Conflict);
        me.MapDelete("/tokens/{id:guid}", RevokeAccessToken.Handle);
    }
}
