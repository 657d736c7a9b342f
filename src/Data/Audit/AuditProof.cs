using Microsoft.EntityFrameworkCore;

namespace Platform.Data;

/// <summary>The audit trail, gone through from its beginning: whether each line is the one that was sealed.</summary>
/// <param name="Sealed">How many links hold.</param>
/// <param name="Head">The hash of the last of them, to be kept somewhere else.</param>
/// <param name="Fault">What is wrong with the next one; null if all hold.</param>
internal sealed record AuditProof(long Sealed, byte[] Head, string? Fault)
{
    public const string Changed = "changed";
    public const string Missing = "missing";
    public const string Unlinked = "unlinked";
    private const int BatchSize = 1_000;

    public static async Task<AuditProof> Of(ServiceDb db, CancellationToken cancel)
    {
        var (position, hash) = (0L, AuditSeal.Beginning);
        while (true)
        {
            var links = await db.Set<AuditSeal>()
                .AsNoTracking()
                .Where(link => link.Position > position)
                .OrderBy(link => link.Position)
                .Take(BatchSize)
                .ToListAsync(cancel);
            if (links is []) return new AuditProof(position, hash, null);

            var (ids, from, until) = (
                links.Select(link => link.EventId).ToArray(),
                links.Min(link => link.OccurredAt),
                links.Max(link => link.OccurredAt));
            var lines = await db.Set<AuditEvent>()
                .AsNoTracking()
                .Where(line => line.OccurredAt >= from && line.OccurredAt <= until && ids.Contains(line.Id))
                .ToDictionaryAsync(line => line.Id, cancel);
            foreach (var link in links)
            {
                var fault = link.Position != position + 1 || !link.PrevHash.AsSpan().SequenceEqual(hash) ? Unlinked
                    : !lines.TryGetValue(link.EventId, out var line) ? Missing
                    : !AuditSeal.HashOf(line, hash).AsSpan().SequenceEqual(link.Hash) ? Changed
                    : null;
                if (fault is not null) return new AuditProof(position, hash, fault);

                (position, hash) = (link.Position, link.Hash);
            }
        }
    }
}
