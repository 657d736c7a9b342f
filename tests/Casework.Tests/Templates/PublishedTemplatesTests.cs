using Microsoft.EntityFrameworkCore;
using Platform.Casework.Templates;
using Platform.Casework.Tests.Support;

namespace Platform.Casework.Tests.Templates;

public sealed class PublishedTemplatesTests(CaseworkApp app)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Twelve_months_are_weekly_then_every_two_weeks_then_monthly()
    {
        var year = PublishedTemplates.Plans.Single(plan => plan.Months == 12);

        Assert.Equal("mission", year.Source);
        Assert.Equal(
            [
                ("Transition into the community", 1, 4, 1, RhythmUnit.Week),
                ("Try out", 5, 9, 2, RhythmUnit.Week),
                ("Transfer of care", 10, 12, 1, RhythmUnit.Month),
            ],
            year.Phases.Select(phase => (phase.Title["en"], phase.FromMonth, phase.ToMonth, phase.Every, phase.Unit)));
    }

    [Fact]
    public void Two_and_six_months_are_said_to_be_ours_and_leave_no_month_out()
    {
        foreach (var months in new[] { 2, 6 })
        {
            var plan = PublishedTemplates.Plans.Single(plan => plan.Months == months);
            Assert.Equal("ours", plan.Source);
            Assert.Equal(
                Enumerable.Range(1, months),
                plan.Phases.SelectMany(phase => Enumerable.Range(phase.FromMonth, phase.ToMonth - phase.FromMonth + 1)));
        }
    }

    [Fact]
    public void Thirteen_sessions_of_the_case_manager_in_order_and_eleven_suggestions_of_the_peer()
    {
        var drt = PublishedTemplates.Series.Single(series => series.Code == SessionSeries.DualRecoveryTherapy);
        var peer = PublishedTemplates.Series.Single(series => series.Code == SessionSeries.PeerLed);

        Assert.Equal(("case-manager", true, false, 13), (drt.LedBy, drt.InOrder, drt.TopicsMayBeReplaced, drt.Topics.Count));
        Assert.Equal(("peer-support-specialist", false, true, 11), (peer.LedBy, peer.InOrder, peer.TopicsMayBeReplaced, peer.Topics.Count));
        Assert.Equal(("Onset of Problems", "Scheduling Activities in Early Recovery"), (drt.Topics[0].Title["en"], drt.Topics[12].Title["en"]));
        Assert.Equal(("Willingness", "Making a Good Thing Last"), (peer.Topics[0].Title["en"], peer.Topics[10].Title["en"]));
    }

    [Fact]
    public void Every_title_has_its_Spanish()
    {
        var titles = PublishedTemplates.Plans.SelectMany(plan => plan.Phases.Select(phase => phase.Title))
            .Concat(PublishedTemplates.Series.SelectMany(series => series.Topics.Select(topic => topic.Title).Append(series.Title)))
            .Concat(PublishedTemplates.ConsentForms.SelectMany(form =>
                form.Categories.Concat(form.Purposes).SelectMany(choice => new[] { choice.Title, choice.Text })
                    .Concat(form.Statements.Select(statement => statement.Text))
                    .Append(form.Title).Append(form.Introduction).Append(form.RevocationMethod)));

        Assert.All(titles, title => Assert.NotEqual(title["en"], title["es"]));
    }

    [Fact]
    public async Task Are_stored_once_and_a_published_one_is_not_edited()
    {
        await app.Query(null, async db =>
        {
            await PublishedTemplates.Store(db, Cancel);
            return 0;
        });

        Assert.Equal(PublishedTemplates.Plans.Count, await app.Query(null, db => db.PlanTemplates.CountAsync(Cancel)));
        Assert.Equal(PublishedTemplates.ConsentForms.Count, await app.Query(null, db => db.Set<ConsentForm>().CountAsync(Cancel)));
        Assert.Equal(PublishedTemplates.Series.Count, await app.Query(null, db => db.SessionSeries.CountAsync(Cancel)));
    }
}
