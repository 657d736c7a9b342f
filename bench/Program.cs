using Platform.Bench;

return args switch
{
    ["events", .. var options] => await Events.Measure(Options.Read(options)),
    ["start", .. var options] => await Start.Measure(Options.Read(options)),
    _ => Help(),
};

static int Help()
{
    Console.WriteLine("""
        ./platform bench events    from the commit of a change to the committed effect of its event in the other service
            --rate N                 commands a second, offered whether or not the last has been answered (100)
            --seconds N              for how long, after five seconds that do not count (30)
            --launches               groups are launched instead of credentials awarded: Cohorts to Training
        ./platform bench start     from `run` on a built tree to all healthy; what it takes when idle; how long stopping takes
            --seconds N              how long to leave it alone before looking (30)
        Both write what they found below bench/results.
        """);
    return 1;
}
