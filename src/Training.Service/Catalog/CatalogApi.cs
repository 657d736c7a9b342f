namespace Platform.Training.Catalog;

/// <summary>The HTTP surface of this folder, open to everybody.</summary>
internal static class CatalogApi
{
    public static void MapCatalog(this IEndpointRouteBuilder app)
    {
        var catalog = app.MapGroup("/training/catalog").WithTags("Catalog").AllowAnonymous();

        catalog.MapGet("/", ListCatalog.Handle);
        catalog.MapGet("/{id:guid}", GetCatalogOffering.Handle);
    }
}
