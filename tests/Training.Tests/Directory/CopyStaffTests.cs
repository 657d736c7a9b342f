using Microsoft.EntityFrameworkCore;
using Platform.Training.Directory;
using Platform.Training.Tests.Support;

namespace Platform.Training.Tests.Directory;

public sealed class CopyStaffTests(TrainingApp app) : IClassFixture<TrainingApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_has_joined_is_active()
    {
        var joined = app.Membership(app.NewId(), app.NewId());

        await app.Deliver(joined);

        var person = await Known(joined.OrganizationId);
        Assert.Equal((joined.PersonId, "Dana Reyes", true), (person.Id, person.Name, person.IsActive));
    }

    [Fact]
    public async Task Who_has_left_stays_left_when_older_news_come_late()
    {
        var joined = app.Membership(app.NewId(), app.NewId());

        await app.Deliver(joined with { Active = false, Version = 2 });
        await app.Deliver(joined);

        Assert.False((await Known(joined.OrganizationId)).IsActive);
    }

    [Fact]
    public async Task Who_has_left_one_role_and_keeps_another_is_active()
    {
        var coach = app.Membership(app.NewId(), app.NewId());
        var director = app.Membership(coach.OrganizationId, coach.PersonId);
        await app.Deliver(coach);
        await app.Deliver(director);

        await app.Deliver(coach with { Active = false, Version = 2 });

        Assert.True((await Known(coach.OrganizationId)).IsActive);
    }

    [Fact]
    public async Task The_newest_name_stays_whichever_membership_it_came_with()
    {
        var married = app.Membership(app.NewId(), app.NewId(), "Dana Sol");
        var before = app.Membership(married.OrganizationId, married.PersonId, "Dana Reyes");

        await app.Deliver(married);
        await app.Deliver(before with { Version = 5, At = married.At.AddDays(-1) });

        Assert.Equal("Dana Sol", (await Known(married.OrganizationId)).Name);
    }

    [Fact]
    public async Task A_message_that_arrives_twice_changes_nothing_the_second_time()
    {
        var joined = app.Membership(app.NewId(), app.NewId());

        var messageId = await app.Deliver(joined);
        await app.Deliver(joined, messageId);

        Assert.Single((await Known(joined.OrganizationId)).Memberships);
    }

    private Task<StaffMember> Known(Guid organization) =>
        app.Query(organization, db => db.Staff.Include(person => person.Memberships).SingleAsync(Cancel));
}
