using Platform.Domain;

namespace Platform.Sample.Gardens;

/// <summary>A garden with its beds (rows of their own), its wishes (JSON) and its place (columns of its own row).</summary>
internal sealed class Garden : Aggregate
{
    public const int MaxName = 100;

    private readonly List<Bed> _beds = [];
    private readonly List<Wish> _wishes = [];

    private Garden()
    {
    }

    public Guid OrganizationId { get; private init; }
    public string Name { get; private set; } = null!;
    public Place? Place { get; private set; }
    public bool IsClosed { get; private set; }
    public IReadOnlyList<Bed> Beds => _beds;
    public IReadOnlyList<Wish> Wishes => _wishes;

    public static Garden Open(Guid id, Guid organizationId, string name, DateTimeOffset now)
    {
        var garden = new Garden { Id = id, OrganizationId = organizationId, Name = name };
        garden.Note(new GardenOpened(organizationId, id, garden.NextVersion, now));
        return garden;
    }

    public void Rename(string name) => Name = name;

    public void MoveTo(string street, string city) => Place = new Place { Street = street, City = city };

    public Bed Dig(string plant, Guid id)
    {
        RefuseIfClosed();
        var bed = new Bed(id, plant);
        _beds.Add(bed);
        return bed;
    }

    public void FillIn(Bed bed) => _beds.Remove(bed);

    public void WishFor(string text) => _wishes.Add(new Wish { Text = text });

    public void Visited(Guid visitId, DateTimeOffset now) =>
        Note(new GardenVisited(OrganizationId, Id, visitId, NextVersion, now));

    public void Close()
    {
        RefuseIfClosed();
        IsClosed = true;
    }

    private void RefuseIfClosed()
    {
        if (IsClosed) throw AlreadyClosed(Name);
    }

    private static RuleViolationException AlreadyClosed(string name) => new("garden.closed", name);
}

/// <summary>A part of a garden in a table of its own.</summary>
internal sealed class Bed(Guid id, string plant)
{
    public Guid Id { get; private init; } = id;
    public string Plant { get; private set; } = plant;

    public void Replant(string plant) => Plant = plant;
}

/// <summary>A part of a garden in a JSON column.</summary>
internal sealed class Wish
{
    public required string Text { get; set; }
}

/// <summary>A part of a garden in its own row.</summary>
internal sealed class Place
{
    public required string Street { get; init; }
    public required string City { get; init; }
}

/// <summary>An aggregate of its own, which knows its garden by id; the national centre may read it.</summary>
internal sealed class Tool : Aggregate
{
    private Tool()
    {
    }

    public Guid GardenId { get; private init; }
    public string Name { get; private set; } = null!;

    public static Tool Buy(Guid id, Guid gardenId, string name) => new() { Id = id, GardenId = gardenId, Name = name };

    public void Rename(string name) => Name = name;
}

/// <summary>What everybody may plant.</summary>
internal sealed class Plant(string id, int stock)
{
    public string Id { get; private init; } = id;
    public int Stock { get; private set; } = stock;
}
