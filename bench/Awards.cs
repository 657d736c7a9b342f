namespace Platform.Bench;

/// <summary>Training awards a credential; Cohorts knows that the coach is certified.</summary>
internal sealed class Awards(World world) : IWorkload
{
    private const int Coaches = 200;

    public string What => "credential awarded in Training, known in Cohorts";

    public Table Change => new(world.Training.Owner, "credentials");

    public Table Effect => new(world.Cohorts.Owner, "credentials");

    public Task Prepare(int count) => world.Tell(sites: 2, Coaches);

    public (Guid Id, HttpRequestMessage Request) Command(int number)
    {
        var id = World.NewId();
        // Each coach's credentials follow each other day by day: they must not overlap.
        var day = new DateOnly(2026, 1, 1).AddDays(number / Coaches);
        return (id, world.Award(number % Coaches, day, id));
    }
}
