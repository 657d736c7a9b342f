using Platform.Data;

namespace Platform.Casework.Consents;

/// <summary>The HTTP surface of this folder, one line for each feature.</summary>
internal static class ConsentsApi
{
    public static void MapConsents(this IEndpointRouteBuilder app)
    {
        var casework = app.MapGroup("/casework").WithTags("Consents");

        casework.MapGet("/consent-form", GetConsentForm.Handle).RequireAuthorization(CaseworkPolicies.ReadRecords);
        casework.MapGet("/people/{id:guid}/consents", ListConsents.Handle).RequireAuthorization(CaseworkPolicies.ReadRecords);
        casework.MapPost("/people/{id:guid}/consents", SignConsent.Handle).RequireAuthorization(CaseworkPolicies.KeepRecords).Once();
        casework.MapGet("/consents/{id:guid}", GetConsent.Handle).RequireAuthorization(CaseworkPolicies.ReadRecords);
        casework.MapPost("/consents/{id:guid}/revocation", RevokeConsent.Handle)
            .RequireAuthorization(CaseworkPolicies.KeepRecords)
            .Once();
    }
}
