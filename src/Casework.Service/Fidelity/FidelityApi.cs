namespace Platform.Casework.Fidelity;

/// <summary>The HTTP surface of this folder.</summary>
internal static class FidelityApi
{
    public static void MapFidelity(this IEndpointRouteBuilder app)
    {
        var fidelity = app.MapGroup("/casework").WithTags("Fidelity");

        fidelity.MapGet("/people/{id:guid}/fidelity", GetFidelity.OfPerson).RequireAuthorization(CaseworkPolicies.ReadRecords);
        fidelity.MapGet("/teams/{id:guid}/fidelity", GetFidelity.OfTeam).RequireAuthorization(CaseworkPolicies.ReadRecords);
    }
}
