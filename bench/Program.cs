using Platform.Bench;

const int Leg = 5;
return args switch
{
    ["start", .. var options] => await Start.Measure(Options.Read(options, seconds: 30)),
    ["events", .. var options] => await Events.Measure(Options.Read(options, seconds: 30)),
    ["gateway", .. var options] => await Proxying.Measure(Options.Read(options, Leg)),
    ["command", .. var options] => await Commands.Measure(Options.Read(options, Leg)),
    ["list", .. var options] => await Lists.Measure(Options.Read(options, Leg)),
    ["outbox", .. var options] => await Relaying.Measure(Options.Read(options, Leg)),
    ["records", .. var options] => await Records.Measure(Options.Read(options, Leg)),
    ["all", .. var options] => await All(options),
    ["serve", .. var what] => await Serve.Run(what),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine("""
        Each as a process, on the loopback, without the orchestrator's proxy; what is found is kept below bench/results.

        ./platform bench start     from `run` on a built tree to all healthy; what it takes when idle; how long stopping takes
            --seconds N              how long to leave it alone before looking (30)
        ./platform bench events    from the commit of a change to the committed effect of its event in the other service
            --rate N                 commands a second, offered whether or not the last has been answered (100)
            --seconds N              for how long, after five seconds that do not count (30)
            --launches               groups are launched instead of credentials awarded: Cohorts to Training
        ./platform bench records   a team's morning and a person's story, with five years behind them
            --seconds N              for how long each page (5)

        Ratios: both sides in one run, taking turns.
        ./platform bench gateway   the gateway before a small server, against nginx and Caddy before the same
        ./platform bench command   a command over HTTP, against pgbench with the same statements
        ./platform bench list      a page of a list over HTTP, against the same statement in a bare endpoint
        ./platform bench outbox    events from outbox to broker, against RabbitMQ.Client alone with confirms
            --rounds N               how often they take turns (4)
            --seconds N              for how long each time (5)
        ./platform bench all       everything above, one after another
        """);
    return 1;
}

static async Task<int> All(string[] options)
{
    var (leg, missed) = (Options.Read(options, Leg), 0);
    missed += await Start.Measure(Options.Read([], seconds: 30));
    missed += await Events.Measure(Options.Read([], seconds: 30));
    missed += await Records.Measure(leg);
    missed += await Proxying.Measure(leg);
    missed += await Commands.Measure(leg);
    missed += await Lists.Measure(leg);
    missed += await Relaying.Measure(leg);
    return missed;
}
