using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Privacy;

internal static class ReadsToAnswer
{
    /// <summary>A look at somebody's data to answer what they ask about it: no part of their care.</summary>
    public static void ReadToAnswer(
        this AuditTrail audit, Caller caller, string what, Guid id, Guid personId, params IReadOnlyList<string> categories) =>
        audit.Add(AuditEvent.Of(caller, AuditAction.Read, what, id) with
        {
            ParticipantId = personId,
            DataCategories = categories,
            PurposeOfUse = "operations",
            LegalBasis = LegalBasis.Workforce,
        });
}
