using FsCheck;
using FsCheck.Fluent;
using Platform.Contracts.Cohorts;
using Platform.Training.Assistance;

namespace Platform.Training.Tests.Assistance;

public sealed class SiteAssistanceTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly March2 = new(2026, 3, 2);
    private static readonly Guid Organization = Guid.CreateVersion7(Monday);
    private static readonly Guid Site = Guid.CreateVersion7(Monday);
    private static readonly Guid[] Cohorts = [.. Enumerable.Range(0, 5).Select(_ => Guid.CreateVersion7(Monday))];

    [Fact]
    public void The_first_launch_opens_a_year()
    {
        var assistance = SiteAssistance.Open(Launch(Cohorts[0], March2));

        Assert.Equal((Organization, Site), (assistance.OrganizationId, assistance.Id));
        Assert.Equal((March2, new DateOnly(2027, 3, 2)), (assistance.OpenedOn, assistance.EndsOn));
    }

    [Fact]
    public void A_year_that_opens_on_a_leap_day_ends_on_the_last_of_february()
    {
        var assistance = SiteAssistance.Open(Launch(Cohorts[0], new DateOnly(2028, 2, 29)));

        Assert.Equal(new DateOnly(2029, 2, 28), assistance.EndsOn);
    }

    [Fact]
    public void A_later_launch_is_counted_and_moves_nothing()
    {
        var assistance = SiteAssistance.Open(Launch(Cohorts[0], March2));

        assistance.Hear(Launch(Cohorts[1], March2.AddDays(90)));

        Assert.Equal(March2, assistance.OpenedOn);
        Assert.Equal(2, assistance.Cohorts.Count);
    }

    [Fact]
    public void An_earlier_launch_that_is_heard_of_late_begins_the_year_earlier()
    {
        var assistance = SiteAssistance.Open(Launch(Cohorts[0], March2));

        assistance.Hear(Launch(Cohorts[1], March2.AddDays(-30)));

        Assert.Equal(March2.AddDays(-30), assistance.OpenedOn);
        Assert.Equal(March2.AddDays(-30).AddYears(1), assistance.EndsOn);
    }

    [Fact]
    public void A_newer_version_of_a_launch_counts_and_an_older_one_does_not()
    {
        var assistance = SiteAssistance.Open(Launch(Cohorts[0], March2, version: 3));

        assistance.Hear(Launch(Cohorts[0], March2.AddDays(7), version: 4));
        assistance.Hear(Launch(Cohorts[0], March2.AddDays(-7), version: 2));

        Assert.Equal(March2.AddDays(7), assistance.OpenedOn);
        Assert.Single(assistance.Cohorts);
    }

    [Fact]
    public void Any_order_and_repetition_of_the_same_launches_gives_the_same_assistance()
    {
        var launch =
            from cohort in Gen.Elements(Cohorts)
            from version in Gen.Choose(1, 3)
            select Launch(cohort, DayOf(cohort, version), version);
        var stories =
            from heard in launch.NonEmptyListOf()
            from repeated in Gen.Elements<CohortLaunched>([.. heard]).ListOf()
            from order in Gen.Shuffle(heard.Concat(repeated))
            select (heard: heard.ToArray(), order);

        Prop.ForAll(stories.ToArbitrary(), story => Told(story.heard) == Told(story.order)).QuickCheckThrowOnFailure();
    }

    private static string Told(CohortLaunched[] launches)
    {
        var assistance = SiteAssistance.Open(launches[0]);
        foreach (var launch in launches.Skip(1)) assistance.Hear(launch);

        var cohorts = assistance.Cohorts
            .OrderBy(cohort => cohort.Id)
            .Select(cohort => $"{cohort.Id} {cohort.StartsOn:O} {cohort.Size} {cohort.Version}");
        return $"{assistance.OpenedOn:O} {assistance.EndsOn:O}: {string.Join(", ", cohorts)}";
    }

    /// <summary>What a version of a launch says is always the same.</summary>
    private static DateOnly DayOf(Guid cohort, int version) =>
        March2.AddDays((((Array.IndexOf(Cohorts, cohort) * 41) + (version * 97)) % 200) - 100);

    private static CohortLaunched Launch(Guid cohortId, DateOnly startsOn, int version = 1) =>
        new(Organization, cohortId, Site, Site, startsOn, startsOn.AddDays(357), 8, version, Monday);
}
