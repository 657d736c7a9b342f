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
        kept.MapGet("/{id:guid}/memberships", ListMemberships.Handle);
        kept.MapGet("/{id:guid}/memberships/{membershipId:guid}", GetMembership.Handle);
        kept.MapDelete("/{id:guid}/memberships/{membershipId:guid}", EndMembership.Handle)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }
}
