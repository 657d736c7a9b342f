namespace Platform.Data;

/// <summary>
/// The organisation in whose name a scope (a request, a message) works. It decides which rows the database shows
/// and takes: without one there are none. Set once, by the token or by the message; never by a handler's input.
/// </summary>
public sealed class Tenant
{
    public Guid? OrganizationId { get; private set; }

    /// <summary>Whether the scope acts for the national centre, and so may read what a table shows to the nation.</summary>
    public bool IsNational { get; private set; }

    /// <summary>The organisation, for code that cannot work without one.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Guid Required => OrganizationId
        ?? throw new InvalidOperationException("This work belongs to an organisation, and none has been entered.");

    /// <summary>Enters an organisation.</summary>
    /// <exception cref="InvalidOperationException">Another one has been entered before.</exception>
    public void Enter(Guid organizationId, bool national = false)
    {
        if (OrganizationId is { } entered && entered != organizationId)
            throw new InvalidOperationException("The scope already works for another organisation.");

        (OrganizationId, IsNational) = (organizationId, national);
    }

    /// <summary>See <see cref="ServiceDb.ActFor"/>, which also tells an open transaction.</summary>
    internal void ActFor(Guid organizationId)
    {
        if (!IsNational) throw new InvalidOperationException("Only the national centre acts for another organisation.");

        OrganizationId = organizationId;
    }

    /// <summary>
    /// The text that tells PostgreSQL, for the transaction it stands in, who works; null where nobody does. Both values
    /// come from a parsed <see cref="Guid"/> and a <see cref="bool"/>: nothing that a caller wrote gets here.
    /// </summary>
    internal string? SetLocal() => (OrganizationId, IsNational) switch
    {
        (null, _) => null,
        ({ } id, false) => $"SET LOCAL app.organization_id = '{id:D}'",
        ({ } id, true) => $"SET LOCAL app.organization_id = '{id:D}'; SET LOCAL app.scope = 'national'",
    };
}
