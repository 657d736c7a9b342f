using Platform.ServiceDefaults;

namespace Platform.Training.Assistance;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class AssistanceApi
{
    public static void MapAssistance(this IEndpointRouteBuilder app)
    {
        var assistance = app.MapGroup("/training/assistance").WithTags("Assistance");

        assistance.MapGet("/", ListAssistance.Handle).RequireAuthorization(TrainingPolicies.ReadAssistance);
        assistance.MapGet("/{siteId:guid}", GetAssistance.Handle).RequireAuthorization(TrainingPolicies.ReadAssistance);
    }

    /// <summary>
    /// What the caller may see: the national training staff every site, a director those of their own membership. The
    /// database would hide other organisations' rows as well; naming the organisation lets it use the index.
    /// </summary>
    public static IQueryable<SiteAssistance> VisibleTo(this IQueryable<SiteAssistance> assistance, Caller caller)
    {
        if (caller.IsNational && caller.Is(Roles.TrainingStaff)) return assistance;

        var own = assistance.Where(a => a.OrganizationId == caller.OrganizationId);
        var scope = caller.SitesAs(Roles.ProgramDirector);
        var sites = scope.Sites.ToArray();
        return scope.All ? own : own.Where(a => sites.Contains(a.Id));
    }
}
