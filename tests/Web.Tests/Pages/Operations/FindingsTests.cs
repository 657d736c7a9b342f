using Platform.Web.Clients;
using Platform.Web.Components.Pages.Operations;
using Platform.Web.Tests.Support;

namespace Platform.Web.Tests.Pages.Operations;

public sealed class FindingsTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 3, 15, 42, 10, TimeSpan.Zero);

    [Fact]
    public void All_is_well_while_queues_are_read_and_nothing_waits_for_long() =>
        Assert.Equal("All is well", Say(APart("cohorts", AQueue(waiting: 2, age: 1)), APart("training")));

    [Fact]
    public void The_one_thing_that_is_not_well_is_the_heading()
    {
        Assert.Equal("One queue is behind, all else is well", Say(APart("cohorts", AQueue(214, 48), AQueue())));
        Assert.Equal("One queue is behind, all else is well", Say(APart("cohorts", AQueue(consumers: 0))));
        Assert.Equal("2 queues are behind, all else is well", Say(APart("cohorts", AQueue(1, 48)), APart("training", AQueue(1, 48))));
        Assert.Equal("Groups does not answer, all else is well", Say(new Part("cohorts", null, null, null), APart("training")));
        Assert.Equal("One message has failed, all else is well", Say(APart("cohorts", AQueue(errors: 1))));
        Assert.Equal(
            "One message has failed, all else is well",
            Say(APart("cohorts", AQueue()) with
            {
                Errors = new FailedMessages([new(null, "cohorts-keep-site", "SiteOpened", "PostgresException", 3, Now, false, null)], false),
            }));
        Assert.Equal("3 events are put aside, all else is well", Say(APart("cohorts", state => state with { Parked = 3 })));
        Assert.Equal(
            "Events of Groups wait to be sent, all else is well",
            Say(APart("cohorts", state => state with { Outbox = new WaitingRows(4, Now.AddSeconds(-11)) })));
        Assert.Equal(
            "The audit trail of Groups is not sealed, all else is well",
            Say(APart("cohorts", state => state with { Unsealed = new WaitingRows(4, Now.AddMinutes(-2)) })));
    }

    [Fact]
    public void A_broker_that_is_away_is_one_thing_and_not_the_events_that_wait_for_it_as_well() =>
        Assert.Equal(
            "RabbitMQ does not answer, all else is well",
            Say(
                APart("cohorts", state => state with { Queues = null, Outbox = new WaitingRows(4, Now.AddMinutes(-2)) }),
                APart("training", state => state with { Queues = null })));

    [Fact]
    public void Several_things_are_counted()
    {
        using var _ = new Language("es");

        Assert.Equal("2 asuntos requieren su atención", Say(APart("cohorts", AQueue(1, 48, errors: 2))));
    }

    [Theory]
    [InlineData(0.21, "0.2 s")]
    [InlineData(48, "48 s")]
    [InlineData(300, "5 min")]
    [InlineData(3 * 3600, "3 h")]
    [InlineData(9 * 86400, "9 d")]
    [InlineData(-1, "0 s")]
    public void An_age_is_as_exact_as_it_matters(double seconds, string said)
    {
        using var _ = new Language("en");

        Assert.Equal(said, Findings.Age(TimeSpan.FromSeconds(seconds)));
    }

    private static string Say(params Part[] parts)
    {
        if (System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "es") return Findings.Heading(Findings.Of(parts));

        using var _ = new Language("en");
        return Findings.Heading(Findings.Of(parts));
    }

    private static Part APart(string name, params QueueState[] queues) => APart(name, state => state with { Queues = queues });

    private static Part APart(string name, Func<Machinery, Machinery> but) => new(
        name, but(new Machinery("1.0", Now, Now, new WaitingRows(0, null), 0, new WaitingRows(0, null), [])),
        new FailedMessages([], false), new Listing<ParkedEvent>([], null));

    private static QueueState AQueue(int waiting = 0, int age = 0, int consumers = 1, int errors = 0) =>
        new("cohorts-keep-site", waiting, waiting == 0 ? null : Now.AddSeconds(-age), consumers, null, errors);
}
