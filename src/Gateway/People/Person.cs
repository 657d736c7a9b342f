using Platform.Domain;

namespace Platform.Gateway.People;

/// <summary>Somebody who works with the platform. Participants are no business of the directory.</summary>
internal sealed class Person : Aggregate
{
    public const int MaxName = 100;
    public const int MaxEmail = 254;

    private Person()
    {
    }

    public required string GivenName { get; init; }
    public required string FamilyName { get; init; }

    /// <summary>As written; nobody else has the same, whatever the case of its letters.</summary>
    public required string Email { get; init; }

    /// <summary>The language of the platform's mail to them: <c>en</c> or <c>es</c>.</summary>
    public required string Language { get; init; }

    public DateTimeOffset AddedAt { get; private init; }

    /// <summary>Since when they get in nowhere, whatever memberships they hold.</summary>
    public DateTimeOffset? SuspendedAt { get; private set; }

    public string FullName => $"{GivenName} {FamilyName}";

    public static Person Add(
        Guid id, string givenName, string familyName, string email, string language, DateTimeOffset now) => new()
        {
            Id = id,
            GivenName = givenName.Trim(),
            FamilyName = familyName.Trim(),
            Email = email.Trim(),
            Language = language,
            AddedAt = now,
        };

    public void Suspend(Guid byWhom, DateTimeOffset now)
    {
        if (Id == byWhom) throw Self();
        if (SuspendedAt is not null) throw Suspended();

        SuspendedAt = now;
    }

    /// <returns>Since when the person had been suspended.</returns>
    public DateTimeOffset Reinstate()
    {
        var since = SuspendedAt ?? throw NotSuspended();
        SuspendedAt = null;
        return since;
    }

    private static RuleViolationException Self() => new("person.self");
    private static RuleViolationException Suspended() => new("person.suspended");
    private static RuleViolationException NotSuspended() => new("person.not-suspended");
}
