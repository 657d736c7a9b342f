namespace Platform.Cohorts.Lessons;

/// <summary>The HTTP surface of this folder; the lessons for one meeting stand with the meetings.</summary>
internal static class LessonsApi
{
    public static void MapLessons(this IEndpointRouteBuilder app) =>
        app.MapGet("/cohorts/lessons", ListLessons.Handle)
            .WithTags("Lessons")
            .RequireAuthorization(CohortsPolicies.Read);
}
