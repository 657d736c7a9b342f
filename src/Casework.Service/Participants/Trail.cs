using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Casework.Participants;

/// <summary>What the audit trail is told of people's records: each look, each change, with codes and ids and no word of them.</summary>
internal static class Trail
{
    /// <summary>Something in a person's record was made or changed.</summary>
    public static void Wrote(
        this AuditTrail audit, Caller caller, AuditAction action, string what, Guid id, Guid personId, string how,
        Guid? consentId = null) =>
        audit.Add(AuditEvent.Of(caller, action, what, id) with
        {
            ParticipantId = personId,
            ReasonCodes = [how],
            PurposeOfUse = "treatment",
            LegalBasis = LegalBasis.Workforce,
            ConsentId = consentId,
        });
}
