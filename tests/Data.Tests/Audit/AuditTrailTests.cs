using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Sample.Data;
using Platform.Sample.Gardens;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Data.Tests.Audit;

public sealed class AuditTrailTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_is_stored_with_the_command_that_it_tells_of()
    {
        var (organization, actor, thing) = (app.NewId(), app.NewId(), app.NewId());
        var said = AuditEvent.Of(actor, AuditAction.Update, "garden", thing) with
        {
            ActorRole = "peer-life-coach",
            OnBehalfOf = app.NewId(),
            SessionId = "1f2e",
            IpHash = [1, 2, 3],
            ParticipantId = app.NewId(),
            PurposeOfUse = "treatment",
            DataCategories = ["name", "attendance"],
            LegalBasis = LegalBasis.ManualLog,
            ConsentId = app.NewId(),
            EmergencyId = app.NewId(),
            ReasonCodes = ["garden.moved"],
        };

        await app.Query(organization, db =>
        {
            db.Add(Garden.Open(app.NewId(), organization, "Elm", app.Clock.GetUtcNow()));
            db.Audit.Add(said);
            return db.SaveChangesAsync(Cancel);
        });

        var line = Assert.Single(await Lines(actor));
        Assert.Equal(organization, line.OrganizationId);
        Assert.Equal(app.Clock.GetUtcNow(), line.OccurredAt);
        Assert.InRange(TimeProvider.System.GetUtcNow() - line.RecordedAt, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Equal([1, 2, 3], line.IpHash!);
        Assert.Equal(["name", "attendance"], line.DataCategories);
        Assert.Equal(["garden.moved"], line.ReasonCodes);
        Assert.Equal(
            said with { Id = line.Id, OccurredAt = line.OccurredAt, RecordedAt = line.RecordedAt, OrganizationId = organization },
            line with
            {
                IpHash = said.IpHash,
                DataCategories = said.DataCategories,
                ReasonCodes = said.ReasonCodes,
                RequestId = null,
            });
    }

    [Fact]
    public async Task A_command_that_comes_to_nothing_leaves_no_line()
    {
        var (organization, actor) = (app.NewId(), app.NewId());
        await app.Query(organization, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            db.Audit.Add(AuditEvent.Of(actor, AuditAction.Create, "garden"));
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Empty(await Lines(actor));
    }

    [Fact]
    public async Task Each_participant_who_was_looked_at_has_a_line_of_their_own()
    {
        var (organization, garden) = (app.NewId(), app.NewId());
        Guid[] participants = [app.NewId(), app.NewId(), app.NewId()];
        await app.Query(organization, db =>
        {
            db.Audit.AddReads(ACaller(organization), "garden", garden, participants, "name");
            return db.SaveChangesAsync(Cancel);
        });

        var lines = await app.Query(null, db => db.Set<AuditEvent>()
            .Where(line => line.OrganizationId == organization && line.ResourceId == garden).ToListAsync(Cancel));
        Assert.Equal(participants.Order(), lines.Select(line => line.ParticipantId!.Value).Order());
        Assert.All(lines, line => Assert.Equal(
            (AuditAction.Read, AuditOutcome.Done, LegalBasis.Workforce), (line.Action, line.Outcome, line.LegalBasis!.Value)));
    }

    [Theory]
    [InlineData("Dana Reyes", "garden")]
    [InlineData("moved away, ask her sister", "garden")]
    [InlineData("dana@example.org", "garden")]
    [InlineData("garden.moved", "The garden")]
    public async Task A_name_a_note_or_an_address_is_not_taken_for_a_code(string reason, string type) =>
        await app.Query(app.NewId(), db =>
        {
            Assert.Throws<ArgumentException>(() => db.Audit.Add(
                AuditEvent.Of(app.NewId(), AuditAction.Update, type) with { ReasonCodes = [reason] }));
            return Task.FromResult(0);
        });

    [Theory]
    [InlineData("UPDATE audit_event SET outcome = 0")]
    [InlineData("DELETE FROM audit_event")]
    [InlineData("TRUNCATE audit_event")]
    [InlineData("UPDATE audit_seal SET hash = prev_hash")]
    [InlineData("DELETE FROM audit_seal")]
    [InlineData("TRUNCATE audit_seal")]
    [InlineData("TRUNCATE audit.event_rest")]
    [InlineData("TRUNCATE audit.event_2026_04")]
    [InlineData("DELETE FROM audit.event_2026_03")]
    [InlineData("UPDATE audit.event_2026_03 SET actor_id = NULL")]
    public async Task Neither_the_service_nor_the_owner_changes_or_removes_a_line(string statement)
    {
        await Eventually.Equal(1L, () => Count("SELECT count(*) FROM pg_class WHERE relname = 'event_2026_04'"));
        await ASealedLine(app.NewId());

        var byService = await Assert.ThrowsAsync<PostgresException>(() => app.Query(null, db =>
            db.Database.ExecuteSqlRawAsync(statement, Cancel)));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, byService.SqlState);
        await using var owner = await app.OpenAsOwner();
        await using var command = new NpgsqlCommand(statement, owner);
        var byOwner = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Cancel));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, byOwner.SqlState);
    }

    [Fact]
    public async Task The_months_parts_are_made_ahead_and_what_has_none_goes_to_the_rest()
    {
        // The clock stands in March 2026.
        await Eventually.Equal(
            4L, () => Count("SELECT count(*) FROM pg_class WHERE relname IN ('event_2026_03', 'event_2026_04', 'event_2026_05', 'event_2026_06')"));
        Assert.Equal(0L, await Count("SELECT count(*) FROM pg_class WHERE relname = 'event_2026_07'"));

        var (now, later) = (app.NewId(), app.NewId());
        await ALine(now);
        await Insert(later, "2031-05-31T23:59:59Z");

        Assert.Equal(1L, await Count($"SELECT count(*) FROM audit.event_2026_03 WHERE actor_id = '{now}'"));
        Assert.Equal(1L, await Count($"SELECT count(*) FROM audit.event_rest WHERE actor_id = '{later}'"));

        // As the service does: again, for a month that has lines already, for the one after it.
        foreach (var day in new[] { "2026-03-15", "2031-05-01", "2031-06-01", "2031-06-01", "1066-10-14" })
            await app.Query(null, db => db.Database.ExecuteSqlAsync($"SELECT audit_make_month({DateOnly.Parse(day, CultureInfo.InvariantCulture)})", Cancel));
        Assert.Equal(0L, await Count("SELECT count(*) FROM pg_class WHERE relname IN ('event_2031_05', 'event_1066_10')"));
        Assert.Equal(1L, await Count("SELECT count(*) FROM pg_class WHERE relname = 'event_2031_06'"));
        Assert.Single(await Lines(later));
    }

    [Fact]
    public async Task The_service_makes_no_table_by_itself()
    {
        foreach (var statement in new[] { "CREATE TABLE mine (id int)", "CREATE TABLE audit.mine (id int)", "SELECT count(*) FROM audit.event_rest" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() =>
                app.Query(null, db => db.Database.ExecuteSqlRawAsync(statement, Cancel)));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    private static Caller ACaller(Guid organization) => Caller.Of(new Microsoft.AspNetCore.Http.DefaultHttpContext
    {
        User = new(new System.Security.Claims.ClaimsIdentity(
        [
            new(PlatformClaims.Subject, $"{organization}"), new(PlatformClaims.Organization, $"{organization}"),
            new(PlatformClaims.Roles, Roles.PeerLifeCoach),
        ])),
    });

    private Task<List<AuditEvent>> Lines(Guid actor) => app.Query(null, db =>
        db.Set<AuditEvent>().AsNoTracking().Where(line => line.ActorId == actor).ToListAsync(Cancel));

    private Task<int> ALine(Guid actor) => app.Query(null, db =>
    {
        db.Audit.Add(AuditEvent.Of(actor, AuditAction.Create, "garden"));
        return db.SaveChangesAsync(Cancel);
    });

    private async Task ASealedLine(Guid actor)
    {
        await ALine(actor);
        await app.Query(null, db => SealAudit<SampleDb>.Once(db, Cancel));
    }

    private async Task Insert(Guid actor, string at)
    {
        await using var owner = await app.OpenAsOwner();
        await using var insert = new NpgsqlCommand($"""
            INSERT INTO audit_event (id, occurred_at, recorded_at, actor_id, actor_role, action, outcome, resource_type, data_categories, reason_codes)
            VALUES (gen_random_uuid(), '{at}', now(), '{actor}', '', 'C', 0, 'garden', ARRAY[]::text[], ARRAY[]::text[])
            """, owner);
        await insert.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<long> Count(string query)
    {
        await using var owner = await app.OpenAsOwner();
        await using var command = new NpgsqlCommand(query, owner);
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}
