using System.Diagnostics.CodeAnalysis;

namespace Platform.Cohorts.Partners;

/// <summary>
/// Two people who go out together, or three: the same whatever the order in which they are named. In an address it is
/// their ids with dots between them.
/// </summary>
internal sealed record Together : IParsable<Together>
{
    public const int Fewest = 2;
    public const int Most = 3;

    private Together(Guid first, Guid second, Guid? third) => (First, Second, Third) = (first, second, third);

    public Guid First { get; }
    public Guid Second { get; }
    public Guid? Third { get; }

    public IReadOnlyList<Guid> People => Third is { } third ? [First, Second, third] : [First, Second];

    /// <summary>Each two of them.</summary>
    public IEnumerable<Together> Twos => Third is { } third
        ? [Of(First, Second), Of(First, third), Of(Second, third)]
        : [this];

    /// <exception cref="ArgumentException">These are not two or three different people.</exception>
    public static Together Of(params IEnumerable<Guid> people)
    {
        Guid[] sorted = [.. people.Order()];
        if (!Are(sorted)) throw new ArgumentException("Two or three different people go out together.", nameof(people));
        return new Together(sorted[0], sorted[1], sorted.Length == Most ? sorted[2] : null);
    }

    /// <summary>Whether these are two or three different people.</summary>
    public static bool Are([NotNullWhen(true)] IReadOnlyCollection<Guid>? people) =>
        people?.Count is >= Fewest and <= Most && people.Distinct().Count() == people.Count;

    public bool Has(Guid person) => First == person || Second == person || Third == person;

    public override string ToString() => string.Join('.', People);

    public static Together Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var together) ? together : throw new FormatException();

    public static bool TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Together result)
    {
        result = null;
        List<Guid> people = [];
        foreach (var part in s?.Split('.', Most + 1) ?? [])
        {
            if (!Guid.TryParse(part, out var person)) return false;
            people.Add(person);
        }

        if (!Are(people)) return false;
        result = Of(people);
        return true;
    }
}
