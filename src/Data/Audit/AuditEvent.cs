using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.ServiceDefaults;

namespace Platform.Data;

/// <summary>What was done, in FHIR's letters.</summary>
public enum AuditAction
{
    Create = 'C',
    Read = 'R',
    Update = 'U',
    Delete = 'D',
    Execute = 'E',
}

/// <summary>What came of it, in FHIR's numbers.</summary>
public enum AuditOutcome
{
    Done = 0,

    /// <summary>Not done, and may be tried again: a rule refused it, a password was wrong.</summary>
    Refused = 4,

    /// <summary>Not done, and not to be tried again: not the caller's right, a locked name.</summary>
    Denied = 8,

    /// <summary>Not done, because the platform failed.</summary>
    Failed = 12,
}

/// <summary>By what right somebody's data was used.</summary>
public enum LegalBasis
{
    Workforce,
    Consent,
    Emergency,
    Court,
    Qso,
    ManualLog,
}

/// <summary>
/// One line of the audit trail: who did what to which thing, and what came of it. Ids and codes only: a name, a note or an
/// address has no column here, and a code that reads like a sentence is not taken. Written once by
/// <see cref="AuditTrail"/>, never changed.
/// </summary>
public sealed partial record AuditEvent
{
    internal const int MaxCode = 100;

    public Guid Id { get; internal init; }

    /// <summary>When it happened, by the platform's clock.</summary>
    public DateTimeOffset OccurredAt { get; internal init; }

    /// <summary>When it was written, by the system's clock: the two part where a test has moved the first, or somebody the second.</summary>
    public DateTimeOffset RecordedAt { get; internal init; }

    /// <summary>Whose thing it is; null for what happens outside an organisation, as signing in.</summary>
    public Guid? OrganizationId { get; init; }

    /// <summary>Who did it; null where nobody knows, as with a wrong name at sign-in.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The roles under which it was done, parted by spaces.</summary>
    public string ActorRole { get; init; } = "";

    /// <summary>The person for whom it was done, if not the actor.</summary>
    public Guid? OnBehalfOf { get; init; }

    /// <summary>The session or access token, as the directory names it.</summary>
    public string? SessionId { get; init; }

    /// <summary>A keyed hash of the address: tells whether two came from one place, and not from which.</summary>
    public byte[]? IpHash { get; init; }

    public AuditAction Action { get; init; }
    public AuditOutcome Outcome { get; init; }

    /// <summary>The kind of thing, as a code: <c>cohort</c>, <c>membership</c>, <c>session</c>.</summary>
    public required string ResourceType { get; init; }

    public Guid? ResourceId { get; init; }
    public Guid? ParticipantId { get; init; }
    public string? PurposeOfUse { get; init; }

    /// <summary>Which kinds of data about a participant were shown or handed on, as codes.</summary>
    public IReadOnlyList<string> DataCategories { get; init; } = [];

    public LegalBasis? LegalBasis { get; init; }
    public Guid? ConsentId { get; init; }
    public Guid? EmergencyId { get; init; }

    /// <summary>Why, as codes: those of the refusal, or the reasons chosen.</summary>
    public IReadOnlyList<string> ReasonCodes { get; init; } = [];

    /// <summary>The trace of the request.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>Something that <paramref name="caller"/> did. What else there is to say follows by <c>with</c>.</summary>
    public static AuditEvent Of(Caller caller, AuditAction action, string resourceType, Guid? resourceId = null) =>
        Of(caller.PersonId, action, resourceType, resourceId) with
        {
            OrganizationId = caller.OrganizationId,
            ActorRole = string.Join(' ', caller.Roles.Order(StringComparer.Ordinal)),
        };

    /// <summary>Something that somebody did who acts in no role, or that nobody known did.</summary>
    public static AuditEvent Of(Guid? actorId, AuditAction action, string resourceType, Guid? resourceId = null) => new()
    {
        ActorId = actorId,
        Action = action,
        ResourceType = resourceType,
        ResourceId = resourceId,
    };

    /// <exception cref="ArgumentException">A code is none.</exception>
    internal void RequireCodes()
    {
        foreach (var code in (IEnumerable<string?>)[ResourceType, PurposeOfUse, .. DataCategories, .. ReasonCodes])
            if (code is not null && !Code().IsMatch(code))
                throw new ArgumentException("The audit trail takes codes of small letters, digits, points and hyphens, and no text.");
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9.-]{0,99}\z")]
    private static partial Regex Code();
}

/// <summary>The tables are made by <see cref="AuditTables"/>: Entity Framework's migrations know no partitions.</summary>
internal sealed class AuditEventMapping : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> audit)
    {
        audit.ToTable(AuditTables.Events, table => table.ExcludeFromMigrations()).IsPlatforms().IsAppendOnly();
        audit.HasKey(line => new { line.OccurredAt, line.Id });
        audit.Property(line => line.Action).HasConversion(action => (char)action, letter => (AuditAction)letter);
        audit.Property(line => line.Outcome).HasConversion<short>();
        audit.Property(line => line.LegalBasis).HasConversion(
            basis => AuditTables.CodeOf(basis!.Value), code => AuditTables.LegalBasisOf(code));
    }
}
