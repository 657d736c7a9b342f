using Platform.Data;

namespace Platform.Sample.Gardens;

internal static class GardensApi
{
    public static void MapGardens(this WebApplication app)
    {
        var gardens = app.MapGroup("/sample/gardens");

        gardens.MapPost("/", OpenGarden.Handle).RequireAuthorization(SamplePolicies.Directors).Once();
        gardens.MapGet("/", ListGardens.Handle).RequireAuthorization(SamplePolicies.Gardeners);
        gardens.MapGet("/{id:guid}", GetGarden.Handle).RequireAuthorization(SamplePolicies.Gardeners);
        gardens.MapPost("/{id:guid}/beds", DigBed.Handle).RequireAuthorization(SamplePolicies.Gardeners).Once();
        gardens.MapPut("/{id:guid}/name", RenameGarden.Handle).RequireAuthorization(SamplePolicies.Gardeners);
        gardens.MapPost("/{id:guid}/closure", CloseGarden.Handle).RequireAuthorization(SamplePolicies.Directors);
        app.MapGet("/sample/tools", ListTools.Handle).RequireAuthorization(SamplePolicies.Centre);
    }
}
