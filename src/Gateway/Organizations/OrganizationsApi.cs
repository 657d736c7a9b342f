using Platform.Gateway.Invitations;

namespace Platform.Gateway.Organizations;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class OrganizationsApi
{
    public static void MapOrganizations(this IEndpointRouteBuilder directory)
    {
        var organizations = directory.MapGroup("/organizations").WithTags("Organizations");
        var kept = organizations.MapGroup("")
            .RequireAuthorization(DirectoryPolicies.KeepDirectory)
            .ProducesProblem(StatusCodes.Status409Conflict);

        kept.MapPost("/", RegisterOrganization.Handle);
        kept.MapGet("/", ListOrganizations.Handle);
        organizations.MapGet("/{id:guid}", GetOrganization.Handle).RequireAuthorization(DirectoryPolicies.SignedIn);
        kept.MapPost("/{id:guid}/sites", OpenSite.Handle);
        kept.MapPost("/{id:guid}/memberships", GrantMembership.Handle);

        var people = organizations.MapGroup("/{id:guid}")
            .RequireAuthorization(DirectoryPolicies.KeepPeople)
            .ProducesProblem(StatusCodes.Status409Conflict);
        people.MapGet("/memberships", ListMemberships.Handle);
        people.MapGet("/memberships/{membershipId:guid}", GetMembership.Handle);
        var changed = people.MapGroup("/memberships/{membershipId:guid}")
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        changed.MapDelete("/", EndMembership.Handle);
        changed.MapPost("/move", MoveMembership.Handle);
        changed.MapPost("/suspension", SuspendMembership.Handle);
        changed.MapDelete("/suspension", ReinstateMembership.Handle);
        people.MapInvitations();
    }
}
