using Platform.Contracts.Directory;
using Platform.Domain;

namespace Platform.Gateway.Organizations;

/// <summary>Who takes part in the platform: an affiliate, a partner, or the national centre. The tenant of everything else.</summary>
internal sealed class Organization : Aggregate
{
    public const int MaxName = 200;
    public const string NationalCentre = "national-centre";

    private Organization()
    {
    }

    /// <summary>Kinds of operators that a program can have; the national centre is the one that no program has.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    [
        NationalCentre, "peer-run-organization", "state-mental-health-establishment", "community-service-board",
        "church-organization", "mha-affiliate", "nami-group", "other",
    ];

    public required string Name { get; init; }
    public required string Kind { get; init; }
    public DateTimeOffset RegisteredAt { get; private init; }

    public bool IsNationalCentre => Kind == NationalCentre;

    public static Organization Register(Guid id, string name, string kind, DateTimeOffset now)
    {
        if (!Kinds.Contains(kind)) throw KindUnknown(kind);
        if (kind == NationalCentre) throw OneCentre();

        return Found(id, name, kind, now);
    }

    /// <summary>The platform's own first organisation. There is one; the database sees to it.</summary>
    public static Organization FoundNationalCentre(string name, DateTimeOffset now) =>
        Found(Guid.CreateVersion7(now), name, NationalCentre, now);

    private static Organization Found(Guid id, string name, string kind, DateTimeOffset now)
    {
        var organization = new Organization { Id = id, Name = name.Trim(), Kind = kind, RegisteredAt = now };
        organization.Note(new OrganizationRegistered(
            id, organization.Name, kind, organization.NextVersion, now));
        return organization;
    }

    private static RuleViolationException KindUnknown(string kind) => new("organization.kind-unknown", kind);
    private static RuleViolationException OneCentre() => new("organization.one-centre");
}
