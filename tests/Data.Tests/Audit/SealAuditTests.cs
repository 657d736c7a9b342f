using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Sample.Data;
using Platform.Testing;

namespace Platform.Data.Tests.Audit;

/// <summary>Each test has a trail of its own, for each breaks it.</summary>
public abstract class SealAuditTests : IAsyncLifetime
{
    private readonly SampleApp _app = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _app.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public sealed class TrailTests : SealAuditTests
    {
        [Fact]
        public async Task Each_line_is_sealed_once_whoever_seals_and_the_whole_holds()
        {
            for (var line = 0; line < 40; line++) await Write(3);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Seal()));
            await Write(5);
            await Seal();

            var proof = await Prove();
            Assert.Equal((125L, null), (proof.Sealed, proof.Fault));
            Assert.Equal(0, await _app.Query(null, db => db.Set<AuditUnsealed>().CountAsync(Cancel)));
            var links = await _app.Query(null, db =>
                db.Set<AuditSeal>().AsNoTracking().OrderBy(link => link.Position).ToListAsync(Cancel));
            Assert.Equal(Enumerable.Range(1, 125).Select(position => (long)position), links.Select(link => link.Position));
            Assert.Equal(AuditSeal.Beginning, links[0].PrevHash);
            Assert.All(links.Zip(links.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PrevHash));
        }

        [Fact]
        public async Task A_line_waits_until_its_command_has_committed_and_is_not_forgotten()
        {
            await _app.Query(null, async slow =>
            {
                await using var transaction = await slow.Database.BeginTransactionAsync(Cancel);
                slow.Audit.Add(AuditEvent.Of(_app.NewId(), AuditAction.Create, "garden"));
                await slow.SaveChangesAsync(Cancel);
                await Write(2);
                await Seal();
                Assert.Equal(2, (await Prove()).Sealed);
                await transaction.CommitAsync(Cancel);
                return 0;
            });

            await Seal();

            Assert.Equal((3L, null), ((await Prove()).Sealed, (await Prove()).Fault));
        }

        [Theory]
        [InlineData("UPDATE audit_event SET outcome = 8 WHERE id = $1", AuditProof.Changed)]
        [InlineData("UPDATE audit_event SET actor_id = NULL WHERE id = $1", AuditProof.Changed)]
        [InlineData("UPDATE audit_event SET reason_codes = ARRAY['a.b', 'c'] WHERE id = $1", AuditProof.Changed)]
        [InlineData("UPDATE audit_event SET occurred_at = occurred_at + interval '1 second' WHERE id = $1", AuditProof.Missing)]
        [InlineData("DELETE FROM audit_event WHERE id = $1", AuditProof.Missing)]
        [InlineData("DELETE FROM audit_seal WHERE event_id = $1", AuditProof.Unlinked)]
        [InlineData("UPDATE audit_seal SET prev_hash = hash WHERE event_id = $1", AuditProof.Unlinked)]
        public async Task What_an_owner_does_behind_the_triggers_is_found(string tampering, string fault)
        {
            await Write(5);
            await Seal();
            Assert.Null((await Prove()).Fault);
            var third = await _app.Query(null, db =>
                db.Set<AuditSeal>().Where(link => link.Position == 3).Select(link => link.EventId).SingleAsync(Cancel));

            await using var owner = await _app.OpenAsOwner();
            await using (var off = new NpgsqlCommand("SET session_replication_role = 'replica'", owner))
                await off.ExecuteNonQueryAsync(Cancel);
            await using var command = new NpgsqlCommand(tampering, owner);
            command.Parameters.Add(new NpgsqlParameter { Value = third });
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancel));

            var proof = await Prove();
            Assert.Equal((2L, fault), (proof.Sealed, proof.Fault));
        }
    }

    private Task<int> Write(int lines) => _app.Query(null, db =>
    {
        for (var line = 0; line < lines; line++) db.Audit.Add(AuditEvent.Of(_app.NewId(), AuditAction.Create, "garden"));
        return db.SaveChangesAsync(Cancel);
    });

    private Task<int> Seal() => _app.Query(null, async db =>
    {
        // Another one may be at it: the service's own is.
        await Eventually.Equal(0, async () =>
        {
            await SealAudit<SampleDb>.Once(db, Cancel);
            return await db.Set<AuditUnsealed>().CountAsync(Cancel);
        });
        return 0;
    });

    private Task<AuditProof> Prove() => _app.Query(null, db => AuditProof.Of(db, Cancel));
}
