using Microsoft.EntityFrameworkCore;
using Platform.Sample.Gardens;

namespace Platform.Data.Tests.Versions;

/// <summary>An aggregate's version goes up once for each save in which it, or any part of it, changes.</summary>
public sealed class VersionTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Changes => [.. Deeds.Keys];

    private static Dictionary<string, Action<Garden>> Deeds { get; } = new()
    {
        ["the root"] = garden => garden.Rename("Oak"),
        ["a part of its own row"] = garden => garden.MoveTo("Main Street 1", "Springfield"),
        ["a part in JSON, added"] = garden => garden.WishFor("A bench"),
        ["a part in JSON, changed"] = garden => garden.Wishes[0].Text = "A pond",
        ["a part in a table, added"] = garden => garden.Dig("leek", Guid.CreateVersion7()),
        ["a part in a table, changed"] = garden => garden.Beds[0].Replant("leek"),
        ["a part in a table, removed"] = garden => garden.FillIn(garden.Beds[0]),
        ["all at once"] = garden =>
        {
            garden.Rename("Oak");
            garden.WishFor("A bench");
            garden.Dig("leek", Guid.CreateVersion7());
            garden.Beds[0].Replant("kale");
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Goes_up_by_one_with(string change)
    {
        var organization = app.NewId();
        var id = await AFurnishedGarden(organization);
        var before = await Version(organization, id);

        await app.Query(organization, async db =>
        {
            Deeds[change](await Load(db.Gardens, id));
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal(before + 1, await Version(organization, id));
    }

    [Fact]
    public async Task Starts_at_one_which_its_first_event_says()
    {
        var organization = app.NewId();

        var id = await app.AGarden(organization);

        Assert.Equal(1, await Version(organization, id));
    }

    [Fact]
    public async Task Stays_when_nothing_changes()
    {
        var organization = app.NewId();
        var id = await AFurnishedGarden(organization);
        var before = await Version(organization, id);

        await app.Query(organization, async db =>
        {
            (await Load(db.Gardens, id)).Rename("Elm");
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal(before, await Version(organization, id));
    }

    [Fact]
    public async Task Goes_up_with_each_save_and_not_with_a_save_that_is_tried_again()
    {
        var organization = app.NewId();
        var id = await AFurnishedGarden(organization);
        var before = await Version(organization, id);

        await app.Query(organization, async db =>
        {
            var garden = await Load(db.Gardens, id);
            garden.Rename("Oak");
            await db.SaveChangesAsync(Cancel);
            garden.Rename("Ash");
            var broken = db.Add(Tool.Buy(app.NewId(), app.NewId(), "A tool of no garden"));
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancel));
            broken.State = EntityState.Detached;
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal(before + 2, await Version(organization, id));
    }

    [Fact]
    public async Task Is_not_that_of_another_aggregate()
    {
        var organization = app.NewId();
        var id = await AFurnishedGarden(organization);
        var before = await Version(organization, id);

        await app.Query(organization, async db =>
        {
            await Load(db.Gardens, id);
            db.Add(Tool.Buy(app.NewId(), id, "Spade"));
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal(before, await Version(organization, id));
        Assert.Equal(1, await app.Query(organization, db => db.Tools.Select(tool => tool.Version).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Two_who_change_different_parts_at_once_do_not_both_succeed()
    {
        var organization = app.NewId();
        var id = await AFurnishedGarden(organization);

        await app.Query(organization, first => app.Query(organization, async second =>
        {
            (await Load(first.Gardens, id)).WishFor("A bench");
            (await Load(second.Gardens, id)).Dig("leek", app.NewId());
            await first.SaveChangesAsync(Cancel);
            return await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Cancel));
        }));

        Assert.Equal(1, await app.Query(organization, db => db.Beds.CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_part_is_not_changed_behind_its_aggregates_back()
    {
        var organization = app.NewId();
        await AFurnishedGarden(organization);

        await app.Query(organization, async db =>
        {
            (await db.Beds.SingleAsync(Cancel)).Replant("leek");
            return await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
        });
    }

    [Fact]
    public async Task An_aggregate_that_somebody_changed_is_not_removed_unseen()
    {
        var organization = app.NewId();
        var id = await app.AGarden(organization);

        await app.Query(organization, first => app.Query(organization, async second =>
        {
            (await Load(first.Gardens, id)).Rename("Oak");
            second.Remove(await Load(second.Gardens, id));
            await first.SaveChangesAsync(Cancel);
            return await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(Cancel));
        }));
    }

    [Fact]
    public async Task The_save_that_does_not_wait_is_not_to_be_used() =>
        await app.Query(app.NewId(), db => Task.FromResult(Assert.Throws<NotSupportedException>(() => db.SaveChanges())));

    private static Task<Garden> Load(IQueryable<Garden> gardens, Guid id) =>
        gardens.Include(garden => garden.Beds).SingleAsync(garden => garden.Id == id, Cancel);

    private async Task<Guid> AFurnishedGarden(Guid organization)
    {
        var id = await app.AGarden(organization, "Elm", "bean");
        await app.Query(organization, async db =>
        {
            (await Load(db.Gardens, id)).WishFor("Shade");
            return await db.SaveChangesAsync(Cancel);
        });
        return id;
    }

    private Task<int> Version(Guid organization, Guid id) => app.Query(organization, db =>
        db.Gardens.Where(garden => garden.Id == id).Select(garden => garden.Version).SingleAsync(Cancel));
}
