using Platform.Data;

namespace Platform.Casework.Contacts;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class ContactsApi
{
    public static void MapContacts(this IEndpointRouteBuilder app)
    {
        var contacts = app.MapGroup("/casework").WithTags("Contacts");

        contacts.MapGet("/contact-kinds", ListKinds.Handle).RequireAuthorization(CaseworkPolicies.ReadRecords);
        contacts.MapGet("/people/{id:guid}/contacts", ListContacts.Handle).RequireAuthorization(CaseworkPolicies.ReadRecords);
        contacts.MapPost("/people/{id:guid}/contacts", RecordContact.Handle)
            .RequireAuthorization(CaseworkPolicies.KeepRecords).Once();
        contacts.MapPost("/people/{id:guid}/contact-batches", RecordContact.HandleMany)
            .RequireAuthorization(CaseworkPolicies.KeepRecords).Once();
    }
}
