namespace Platform.Training.Directory;

/// <summary>What this service's copies of the directory are asked for, one line for each feature.</summary>
internal static class DirectoryApi
{
    public static void MapDirectory(this IEndpointRouteBuilder app)
    {
        var directory = app.MapGroup("/training").WithTags("Directory");

        directory.MapGet("/organizations", ListOrganizations.Handle).RequireAuthorization(TrainingPolicies.KeepOfferings);
        directory.MapGet("/staff", ListStaff.Handle).RequireAuthorization(TrainingPolicies.Enroll);
    }
}
