using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Sample.Data;
using Platform.Sample.Gardens;

namespace Platform.Data.Tests.Tenancy;

/// <summary>
/// The tenant is set by statements that share a connection, a pool and sometimes a round trip with the service's own:
/// each of these went wrong with a simpler way of setting it.
/// </summary>
public sealed class TenancyTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stale_change_is_noticed()
    {
        var organization = app.NewId();
        var id = await app.AGarden(organization);

        await app.Query(organization, async first =>
        {
            var seenFirst = await first.Gardens.SingleAsync(garden => garden.Id == id, Cancel);
            return await app.Query(organization, async second =>
            {
                var seenSecond = await second.Gardens.SingleAsync(garden => garden.Id == id, Cancel);
                seenFirst.Rename("First");
                await first.SaveChangesAsync(Cancel);
                seenSecond.Rename("Second");
                return await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Cancel));
            });
        });

        Assert.Equal("First", await app.Query(organization, db =>
            db.Gardens.Where(garden => garden.Id == id).Select(garden => garden.Name).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_vanished_row_is_noticed_behind_an_insert_that_returns_a_value()
    {
        var organization = app.NewId();
        var home = await app.AGarden(organization);

        await app.Query(organization, async db =>
        {
            // The garden's event goes to the outbox, whose key the database returns.
            db.Add(Garden.Open(app.NewId(), organization, "Oak", app.Clock.GetUtcNow()));
            var ghost = Tool.Buy(app.NewId(), home, "Spade");
            db.Entry(ghost).Property("OrganizationId").CurrentValue = organization;
            db.Entry(ghost).State = EntityState.Unchanged;
            ghost.Rename("Rake");
            return await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync(Cancel));
        });
    }

    [Fact]
    public async Task A_batch_counts_its_rows()
    {
        var organization = app.NewId();
        var id = await app.AGarden(organization, "Elm", "bean", "leek", "kale");

        var changed = await app.Query(organization, async db =>
        {
            var garden = await db.Gardens.Include(garden => garden.Beds).SingleAsync(garden => garden.Id == id, Cancel);
            garden.FillIn(garden.Beds[0]);
            garden.Beds[0].Replant("chard");
            garden.Beds[1].Replant("cress");
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal(4, changed);
    }

    [Fact]
    public async Task Three_hundred_rows_go_in_change_and_go()
    {
        var organization = app.NewId();
        var id = await app.AGarden(organization);

        var counts = await app.Query(organization, async db =>
        {
            var garden = await db.Gardens.Include(garden => garden.Beds).SingleAsync(garden => garden.Id == id, Cancel);
            for (var bed = 0; bed < 300; bed++) garden.Dig("bean", app.NewId());
            var added = await db.SaveChangesAsync(Cancel);
            foreach (var bed in garden.Beds) bed.Replant("leek");
            var changed = await db.SaveChangesAsync(Cancel);
            foreach (var bed in garden.Beds.ToArray()) garden.FillIn(bed);
            var removed = await db.SaveChangesAsync(Cancel);
            return (added, changed, removed);
        });

        Assert.Equal((301, 301, 301), counts);
    }

    [Fact]
    public async Task Changes_and_removals_without_loading_count_their_rows()
    {
        var organization = app.NewId();
        await app.AGarden(organization, "Elm", "bean", "leek", "kale");
        await app.AGarden(app.NewId(), "Another's", "bean");

        var counts = await app.Query(organization, async db => (
            await db.Beds.ExecuteUpdateAsync(set => set.SetProperty(bed => bed.Plant, bed => bed.Plant + "!"), Cancel),
            db.Beds.ExecuteUpdate(set => set.SetProperty(bed => bed.Plant, bed => bed.Plant + "!")),
            await db.Beds.Where(bed => bed.Plant == "leek!!").ExecuteDeleteAsync(Cancel)));

        Assert.Equal((3, 3, 1), counts);
    }

    [Fact]
    public async Task Plain_queries_and_commands_work_for_the_tenant()
    {
        var organization = app.NewId();
        await app.AGarden(organization, "Elm", "bean", "leek");
        await app.AGarden(app.NewId(), "Another's", "bean");

        var counts = await app.Query(organization, async db => (
            await db.Beds.FromSql($"SELECT * FROM beds WHERE plant <> {"kale"} FOR UPDATE SKIP LOCKED").CountAsync(Cancel),
            await db.Database.SqlQuery<long>($"""SELECT count(*) AS "Value" FROM beds""").SingleAsync(Cancel),
            await db.Database.ExecuteSqlAsync($"UPDATE beds SET plant = plant || {"~"}", Cancel),
            await db.Gardens.AsSplitQuery().Include(garden => garden.Beds).SelectMany(garden => garden.Beds).CountAsync(Cancel)));

        Assert.Equal((2, 2L, 2, 2), counts);
    }

    [Fact]
    public async Task A_split_query_finds_the_tenants_rows_in_each_part()
    {
        var organization = app.NewId();
        await app.AGarden(organization, "Elm", "bean", "leek");

        var garden = await app.Query(organization, db =>
            db.Gardens.AsSplitQuery().Include(garden => garden.Beds).SingleAsync(Cancel));

        Assert.Equal(2, garden.Beds.Count);
    }

    [Fact]
    public async Task A_stream_that_is_left_early_leaves_nothing_for_the_next_tenant()
    {
        var (organization, another) = (app.NewId(), app.NewId());
        var id = await app.AGarden(organization);
        await app.Query(organization, db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO beds (organization_id, id, garden_id, plant)
            SELECT {organization}, gen_random_uuid(), {id}, repeat('x', 90) FROM generate_series(1, 20000)
            """,
            Cancel));

        for (var round = 0; round < 5; round++)
        {
            await app.Query(organization, async db =>
            {
                await foreach (var bed in db.Beds.AsNoTracking().AsAsyncEnumerable().WithCancellation(Cancel)) return bed;
                return null;
            });

            Assert.Equal(0, await app.Query(another, db => db.Beds.CountAsync(Cancel)));
            Assert.Equal(0, await app.Query(null, db => db.Beds.CountAsync(Cancel)));
        }
    }

    [Fact]
    public async Task A_transaction_and_what_comes_after_its_rollback_see_the_tenants_rows()
    {
        var organization = app.NewId();
        await app.AGarden(organization);

        var counts = await app.Query(organization, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            db.Add(Garden.Open(app.NewId(), organization, "Oak", app.Clock.GetUtcNow()));
            await db.SaveChangesAsync(Cancel);
            var within = await db.Gardens.CountAsync(Cancel);
            await transaction.RollbackAsync(Cancel);
            return (within, await db.Gardens.CountAsync(Cancel));
        });

        Assert.Equal((2, 1), counts);
    }

    [Fact]
    public async Task A_save_that_fails_leaves_its_transaction_with_the_tenant()
    {
        var organization = app.NewId();
        var taken = await app.AGarden(organization);

        var count = await app.Query(organization, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            db.Add(Garden.Open(taken, organization, "Twice", app.Clock.GetUtcNow()));
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancel));
            db.ChangeTracker.Clear();
            return await db.Gardens.CountAsync(Cancel);
        });

        Assert.Equal(1, count);
    }

    [Fact]
    public async Task A_bare_command_in_a_transaction_sees_the_tenant_and_leaves_nothing_on_the_connection()
    {
        var organization = app.NewId();
        await app.AGarden(organization);

        var (within, after) = await app.Query(organization, async db =>
        {
            await db.Database.OpenConnectionAsync(Cancel);
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            await using var count = new NpgsqlCommand("SELECT count(*) FROM gardens", connection);
            var counted = await count.ExecuteScalarAsync(Cancel);
            await transaction.CommitAsync(Cancel);
            await using var setting = new NpgsqlCommand("SELECT current_setting('app.organization_id', true)", connection);
            return (counted, await setting.ExecuteScalarAsync(Cancel));
        });

        Assert.Equal(1L, within);
        Assert.Equal("", after);
    }

    [Fact]
    public async Task Without_a_tenant_there_are_no_rows_and_no_new_ones()
    {
        await app.AGarden(app.NewId());

        await app.Query(null, async db =>
        {
            Assert.Equal(0, await db.Gardens.CountAsync(Cancel));
            db.Add(Garden.Open(app.NewId(), app.NewId(), "Nobody's", app.Clock.GetUtcNow()));
            return await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
        });
    }

    [Fact]
    public async Task Another_organizations_rows_are_not_there()
    {
        var id = await app.AGarden(app.NewId(), "Elm", "bean");

        await app.Query(app.NewId(), async db =>
        {
            Assert.Null(await db.Gardens.SingleOrDefaultAsync(garden => garden.Id == id, Cancel));
            Assert.Equal(0, await db.Gardens.ExecuteUpdateAsync(set => set.SetProperty(garden => garden.Name, "Mine"), Cancel));
            Assert.Equal(0, await db.Beds.ExecuteDeleteAsync(Cancel));
            return true;
        });
    }

    [Fact]
    public async Task A_row_for_another_organization_is_refused_by_the_save()
    {
        await app.Query(app.NewId(), async db =>
        {
            db.Add(Garden.Open(app.NewId(), app.NewId(), "Another's", app.Clock.GetUtcNow()));
            return await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
        });
    }

    [Theory]
    [InlineData("INSERT INTO visits (organization_id, id, visit_id) VALUES (gen_random_uuid(), gen_random_uuid(), gen_random_uuid())")]
    [InlineData("UPDATE gardens SET organization_id = gen_random_uuid()")]
    public async Task A_row_for_another_organization_is_refused_by_the_database(string command)
    {
        var organization = app.NewId();
        await app.AGarden(organization);

        var refused = await app.Query(organization, db =>
            Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(command, Cancel)));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Copying_into_a_protected_table_is_refused()
    {
        await app.Query(app.NewId(), async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            var refused = await Assert.ThrowsAsync<PostgresException>(() =>
                connection.BeginBinaryImportAsync("COPY visits FROM STDIN (FORMAT BINARY)", Cancel));
            return refused;
        });
    }

    [Fact]
    public async Task The_centre_reads_what_the_nation_may_read_and_writes_none_of_it()
    {
        var organization = app.NewId();
        var garden = await app.AGarden(organization);
        await app.Query(organization, db =>
        {
            db.Add(Tool.Buy(app.NewId(), garden, "Spade"));
            return db.SaveChangesAsync(Cancel);
        });

        await AsCentre(async db =>
        {
            Assert.Equal("Spade", await db.Tools
                .Where(tool => tool.GardenId == garden).Select(tool => tool.Name).SingleAsync(Cancel));
            Assert.Equal(0, await db.Gardens.CountAsync(Cancel));
            Assert.Equal(0, await db.Tools.ExecuteUpdateAsync(set => set.SetProperty(tool => tool.Name, "Mine"), Cancel));
            Assert.Equal(0, await db.Tools.ExecuteDeleteAsync(Cancel));
        });
    }

    [Fact]
    public async Task The_centre_acts_for_an_organization_also_within_a_transaction()
    {
        var organization = app.NewId();
        var garden = await app.AGarden(organization);

        await AsCentre(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            await db.ActFor(organization, Cancel);
            db.Add(Tool.Buy(app.NewId(), garden, "Hoe"));
            await db.SaveChangesAsync(Cancel);
            await transaction.CommitAsync(Cancel);
        });

        Assert.Equal(1, await app.Query(organization, db => db.Tools.CountAsync(tool => tool.Name == "Hoe", Cancel)));
    }

    [Fact]
    public async Task Only_the_centre_acts_for_another_organization() =>
        await app.Query(app.NewId(), db =>
            Assert.ThrowsAsync<InvalidOperationException>(() => db.ActFor(app.NewId(), Cancel)));

    [Fact]
    public void A_scope_works_for_one_organization()
    {
        var tenant = new Tenant();
        tenant.Enter(app.NewId());

        Assert.Throws<InvalidOperationException>(() => tenant.Enter(app.NewId()));
    }

    [Fact]
    public async Task A_tenant_that_is_entered_within_a_transaction_gets_no_rows()
    {
        var organization = app.NewId();
        await app.AGarden(organization);

        await app.Query(null, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancel);
            db.Tenant.Enter(organization);
            Assert.Equal(0, await db.Gardens.CountAsync(Cancel));
            return true;
        });
    }

    private async Task AsCentre(Func<SampleDb, Task> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Enter(app.NewId(), national: true);
        await work(scope.ServiceProvider.GetRequiredService<SampleDb>());
    }
}
