namespace Platform.Cohorts.Staff;

/// <summary>A copy of the name of somebody who works, or has worked, for the organisation.</summary>
internal sealed class StaffMember
{
    private StaffMember()
    {
    }

    /// <summary>The person's id in the directory.</summary>
    public Guid Id { get; private init; }

    public required string Name { get; init; }

    /// <summary>When the directory last said so. Of a person's several memberships the latest word counts.</summary>
    public DateTimeOffset NamedAt { get; private init; }
}

/// <summary>A copy of what the directory says of one role that a person holds, and where.</summary>
internal sealed class Membership
{
    private Membership()
    {
    }

    public Guid Id { get; private init; }
    public Guid PersonId { get; private init; }
    public required string Role { get; init; }
    public bool AllSites { get; private init; }
    public required Guid[] Sites { get; init; }
    public bool Active { get; private init; }

    /// <summary>The directory's version of the membership; an event that is not newer is ignored.</summary>
    public int Version { get; private init; }
}
