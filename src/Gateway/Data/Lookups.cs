using Npgsql;
using Platform.Gateway.SignIn;
using Platform.Gateway.Tokens;

namespace Platform.Gateway.Data;

/// <summary>
/// What the directory is asked with each request, in statements that PostgreSQL has prepared: here the price of EF would
/// be most of the price of a request.
/// </summary>
internal sealed class Lookups(NpgsqlDataSource directory, CredentialClock clock)
{
    /// <summary>A session by the hash of its key, if it is one: not ended, not idle for too long, its account unchanged, its person not suspended.</summary>
    public AskedTogether<Hash, SeenSession> Sessions { get; } = new(async (hashes, cancel) =>
    {
        var rows = await Read(
            directory,
            """
            SELECT session.hash, session.seen_at, session.person_id, standing.organization_id, standing.role, standing.all_sites, standing.sites
            FROM sessions session JOIN accounts account
              ON account.id = session.person_id AND account.security_stamp = session.security_stamp
              JOIN people person ON person.id = session.person_id AND person.suspended_at IS NULL
              LEFT JOIN memberships standing
                ON standing.person_id = session.person_id AND standing.ended_at IS NULL AND standing.suspended_at IS NULL
            WHERE session.hash = ANY($1) AND session.seen_at > $2 AND session.signed_in_at > $3
            ORDER BY standing.role
            """,
            [Hash.Array(hashes), clock.Now - Session.Idle, clock.Now - Session.AtMost],
            row => (Hash: HashIn(row), SeenAt: row.GetFieldValue<DateTimeOffset>(1), Standing: StandingAt(row, 2)),
            cancel);
        return rows
            .GroupBy(row => (row.Hash, row.SeenAt), row => row.Standing)
            .ToDictionary(of => of.Key.Hash, of => new SeenSession(of.Key.SeenAt, [.. of.OfType<Standing>()]));
    });

    /// <summary>A personal access token by the hash of its text, if it is good today.</summary>
    public AskedTogether<Hash, FoundToken> AccessTokens { get; } = new(async (hashes, cancel) =>
    {
        var rows = await Read(
            directory,
            """
            SELECT token.hash, token.id, token.person_id, standing.organization_id, standing.role, standing.all_sites, standing.sites,
                token.last_used_on
            FROM personal_access_tokens token LEFT JOIN memberships standing
              ON standing.person_id = token.person_id AND standing.ended_at IS NULL AND standing.suspended_at IS NULL
            WHERE token.hash = ANY($1) AND token.revoked_at IS NULL AND token.expires_on >= $2
              AND NOT EXISTS (SELECT FROM people WHERE people.id = token.person_id AND suspended_at IS NOT NULL)
            ORDER BY standing.role
            """,
            [Hash.Array(hashes), DateOnly.FromDateTime(clock.Now.UtcDateTime)],
            row => (
                Hash: HashIn(row),
                Id: row.GetGuid(1),
                PersonId: row.GetGuid(2),
                LastUsedOn: row.IsDBNull(7) ? (DateOnly?)null : row.GetFieldValue<DateOnly>(7),
                Standing: StandingAt(row, 2)),
            cancel);
        return rows
            .GroupBy(row => (row.Hash, row.Id, row.PersonId, row.LastUsedOn), row => row.Standing)
            .ToDictionary(
                of => of.Key.Hash,
                of => new FoundToken(of.Key.Id, of.Key.PersonId, of.Key.LastUsedOn, [.. of.OfType<Standing>()]));
    });

    /// <summary>What somebody is in an organisation now, in the order of the roles: for who has shown neither session nor token.</summary>
    public AskedTogether<(Guid Person, Guid Organization), Standing[]> Standings { get; } = new(async (asked, cancel) =>
    {
        var found = await Read(
            directory,
            """
            SELECT person_id, organization_id, role, all_sites, sites FROM memberships
            WHERE (person_id, organization_id) IN (SELECT * FROM unnest($1, $2)) AND ended_at IS NULL AND suspended_at IS NULL
            ORDER BY role
            """,
            [asked.Select(of => of.Person).ToArray(), asked.Select(of => of.Organization).ToArray()],
            row => StandingAt(row, 0)!,
            cancel);
        return found
            .GroupBy(standing => (standing.PersonId, standing.OrganizationId))
            .ToDictionary(of => of.Key, of => of.ToArray());
    });

    private static Hash HashIn(NpgsqlDataReader row) => new(row.GetFieldValue<byte[]>(0));

    /// <summary>The standing whose five columns begin with the person's id at <paramref name="first"/>; null where there is none.</summary>
    private static Standing? StandingAt(NpgsqlDataReader row, int first) => row.IsDBNull(first + 1)
        ? null
        : new(
            row.GetGuid(first), row.GetGuid(first + 1), row.GetString(first + 2), row.GetBoolean(first + 3),
            row.GetFieldValue<Guid[]>(first + 4));

    private static async Task<List<TRow>> Read<TRow>(
        NpgsqlDataSource directory,
        string query,
        object[] parameters,
        Func<NpgsqlDataReader, TRow> read,
        CancellationToken cancel)
    {
        await using var connection = await directory.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(query, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        // For the connection's whole life: the pool keeps what was prepared.
        await command.PrepareAsync(cancel);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        List<TRow> found = [];
        while (await rows.ReadAsync(cancel)) found.Add(read(rows));
        return found;
    }
}

/// <summary>The hash of a secret, as a key.</summary>
internal readonly struct Hash(byte[] bytes) : IEquatable<Hash>
{
    public byte[] Bytes { get; } = bytes;

    public static byte[][] Array(IEnumerable<Hash> hashes) => [.. hashes.Select(hash => hash.Bytes)];

    public bool Equals(Hash other) => Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is Hash other && Equals(other);

    public override int GetHashCode() => BitConverter.ToInt32(Bytes);
}

/// <param name="Standings">What its person is now, in any organisation.</param>
internal sealed record SeenSession(DateTimeOffset SeenAt, IReadOnlyList<Standing> Standings);

/// <param name="Standings">What its person is now, in any organisation.</param>
internal sealed record FoundToken(Guid Id, Guid PersonId, DateOnly? LastUsedOn, IReadOnlyList<Standing> Standings);

/// <summary>Goes with a request: what its caller is, read with the session or token that it showed.</summary>
internal sealed record StandingsFound(IReadOnlyList<Standing> Standings);

/// <summary>One role that somebody has in an organisation.</summary>
internal sealed record Standing(Guid PersonId, Guid OrganizationId, string Role, bool AllSites, IReadOnlyList<Guid> Sites);
