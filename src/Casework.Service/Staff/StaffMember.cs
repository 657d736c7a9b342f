namespace Platform.Casework.Staff;

/// <summary>A copy of the name of somebody who works, or has worked, for the organisation.</summary>
internal sealed class StaffMember
{
    /// <summary>The person's id in the directory.</summary>
    public Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>When the directory last said so. Of a person's several memberships the latest word counts.</summary>
    public DateTimeOffset NamedAt { get; init; }
}

/// <summary>A copy of what the directory says of one role that a person holds, and where.</summary>
internal sealed class Membership
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public required string Role { get; init; }
    public bool AllSites { get; init; }
    public required Guid[] Sites { get; init; }
    public bool Active { get; init; }

    /// <summary>The directory's version of the membership; an event that is not newer is ignored.</summary>
    public int Version { get; init; }
}
