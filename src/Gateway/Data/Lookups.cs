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
    public AskedTogether<Hash, SeenSession> Sessions { get; } = new((hashes, cancel) => Read(
        directory,
        """
        SELECT session.hash, session.seen_at
        FROM sessions session JOIN accounts account
          ON account.id = session.person_id AND account.security_stamp = session.security_stamp
          JOIN people person ON person.id = session.person_id AND person.suspended_at IS NULL
        WHERE session.hash = ANY($1) AND session.seen_at > $2 AND session.signed_in_at > $3
        """,
        [Hash.Array(hashes), clock.Now - Session.Idle, clock.Now - Session.AtMost],
        row => (new Hash(row.GetFieldValue<byte[]>(0)), new SeenSession(row.GetFieldValue<DateTimeOffset>(1))),
        cancel));

    /// <summary>A personal access token by the hash of its text, if it is good today.</summary>
    public AskedTogether<Hash, FoundToken> AccessTokens { get; } = new((hashes, cancel) => Read(
        directory,
        """
        SELECT hash, id, person_id, last_used_on FROM personal_access_tokens
        WHERE hash = ANY($1) AND revoked_at IS NULL AND expires_on >= $2
          AND NOT EXISTS (SELECT FROM people WHERE people.id = person_id AND suspended_at IS NOT NULL)
        """,
        [Hash.Array(hashes), DateOnly.FromDateTime(clock.Now.UtcDateTime)],
        row => (
            new Hash(row.GetFieldValue<byte[]>(0)),
            new FoundToken(row.GetGuid(1), row.GetGuid(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateOnly>(3))),
        cancel));

    /// <summary>What somebody is in an organisation now, in the order of the roles.</summary>
    public AskedTogether<(Guid Person, Guid Organization), Standing[]> Standings { get; } = new(async (asked, cancel) =>
    {
        List<Standing> found = [];
        await Read(
            directory,
            """
            SELECT person_id, organization_id, role, all_sites, sites FROM memberships
            WHERE (person_id, organization_id) IN (SELECT * FROM unnest($1, $2)) AND ended_at IS NULL AND suspended_at IS NULL
            ORDER BY role
            """,
            [asked.Select(of => of.Person).ToArray(), asked.Select(of => of.Organization).ToArray()],
            row =>
            {
                found.Add(new Standing(
                    row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetBoolean(3), row.GetFieldValue<Guid[]>(4)));
                return (found.Count, 0);
            },
            cancel);
        return found
            .GroupBy(standing => (standing.PersonId, standing.OrganizationId))
            .ToDictionary(of => of.Key, of => of.ToArray());
    });

    private static async Task<Dictionary<TKey, TFound>> Read<TKey, TFound>(
        NpgsqlDataSource directory,
        string query,
        object[] parameters,
        Func<NpgsqlDataReader, (TKey, TFound)> read,
        CancellationToken cancel)
        where TKey : notnull
    {
        await using var connection = await directory.OpenConnectionAsync(cancel);
        await using var command = new NpgsqlCommand(query, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        // For the connection's whole life: the pool keeps what was prepared.
        await command.PrepareAsync(cancel);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        Dictionary<TKey, TFound> found = [];
        while (await rows.ReadAsync(cancel))
        {
            var (key, value) = read(rows);
            found.Add(key, value);
        }

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

internal sealed record SeenSession(DateTimeOffset SeenAt);

internal sealed record FoundToken(Guid Id, Guid PersonId, DateOnly? LastUsedOn);

/// <summary>One role that somebody has in an organisation.</summary>
internal sealed record Standing(Guid PersonId, Guid OrganizationId, string Role, bool AllSites, IReadOnlyList<Guid> Sites);
