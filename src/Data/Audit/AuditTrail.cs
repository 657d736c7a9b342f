using System.Diagnostics;
using Platform.ServiceDefaults;

namespace Platform.Data;

/// <summary>
/// The audit trail as a command sees it: one may add a line. It is written by the command's own save, in the command's
/// transaction: what was not written was not done. What is refused goes by <see cref="RefusalTrail"/>.
/// </summary>
public sealed class AuditTrail
{
    private readonly ServiceDb _db;
    private readonly TimeProvider _clock;

    internal AuditTrail(ServiceDb db, TimeProvider clock) => (_db, _clock) = (db, clock);

    /// <summary>
    /// Notes what is done: <c>db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "credential", id))</c>. The organisation is
    /// the one in whose name the scope works, if it works for one.
    /// </summary>
    public void Add(AuditEvent happened)
    {
        happened.RequireCodes();
        var now = _clock.GetUtcNow();
        _db.Set<AuditEvent>().Add(happened with
        {
            Id = Guid.CreateVersion7(now),
            OccurredAt = now,
            RecordedAt = TimeProvider.System.GetUtcNow(),
            OrganizationId = _db.Tenant.OrganizationId ?? happened.OrganizationId,
            RequestId = Activity.Current?.TraceId.ToHexString(),
        });
    }

    /// <summary>
    /// Notes that participants' details are shown to <paramref name="caller"/>, one line for each of them, so that each can be told who
    /// looked. The read must save, or it shows nothing that was noted.
    /// </summary>
    /// <param name="resourceType">What is read, as <c>cohort</c>.</param>
    /// <param name="dataCategories">What is shown of them, as codes: <c>name</c>.</param>
    public void AddReads(
        Caller caller,
        string resourceType,
        Guid resourceId,
        IEnumerable<Guid> participantIds,
        params IReadOnlyList<string> dataCategories)
    {
        foreach (var participantId in participantIds)
            Add(AuditEvent.Of(caller, AuditAction.Read, resourceType, resourceId) with
            {
                ParticipantId = participantId,
                DataCategories = dataCategories,
                PurposeOfUse = "treatment",
                LegalBasis = LegalBasis.Workforce,
            });
    }
}
