using System.Buffers;
using System.Globalization;
using System.Text;

namespace Platform.Training.Attendance;

/// <summary>Somebody enrolled in a session, with all that tells them from others.</summary>
/// <param name="Organization">Its name, or where a guest says they are from.</param>
/// <param name="Email">In small letters.</param>
/// <param name="Remembered">Addresses that were once decided to be theirs.</param>
/// <param name="Aliases">What they once called themselves, as decided then.</param>
internal sealed record Enrolled(
    Guid EnrollmentId,
    Guid OrganizationId,
    Guid? PersonId,
    string Name,
    string? Organization,
    string? Email,
    IReadOnlyList<string> Remembered,
    IReadOnlyList<string> Aliases)
{
    public IEnumerable<string> Addresses => Email is null ? Remembered : Remembered.Prepend(Email).Distinct();
}

/// <summary>Why somebody enrolled may be the one in the report, the best reason first.</summary>
internal enum Evidence
{
    /// <summary>Their address; several are enrolled under it.</summary>
    SharedAddress,

    /// <summary>What somebody once decided to be their name.</summary>
    RememberedName,

    NameAndOrganization,
    SameName,

    /// <summary>The given name, alone or with the first letters of the family name.</summary>
    NameInPart,
}

internal sealed record Candidate(Enrolled Person, Evidence Because);

/// <summary>Who somebody in the report is: known by their address, or a question with candidates.</summary>
internal sealed record Recognition(Enrolled? Known, bool ByRememberedAddress, IReadOnlyList<Candidate> Candidates);

/// <summary>
/// The people enrolled in a session, to compare a report with. Only an address tells who somebody is. A name is a hint, however alike:
/// people rename themselves, share names, and join under somebody else's.
/// </summary>
internal sealed class Roster
{
    /// <summary>More hints than these help nobody.</summary>
    public const int MaxCandidates = 8;

    private static readonly SearchValues<char> Separators = SearchValues.Create(",(|/–—@");

    // They stand in the names of most organisations here and tell none from the others.
    private static readonly HashSet<string> Everywhere =
        ["mental", "health", "association", "center", "centre", "peer", "network", "community", "services", "national", "behavioral", "house"];

    private readonly List<(Enrolled Person, string[] Name, string[] Organization)> _people;
    private readonly ILookup<string, Enrolled> _byAddress;

    public Roster(IEnumerable<Enrolled> people)
    {
        _people = [.. people.Select(person => (person, Words(person.Name), Telling(person.Organization)))];
        _byAddress = _people
            .SelectMany(known => known.Person.Addresses.Select(address => (address, known.Person)))
            .ToLookup(known => known.address, known => known.Person);
    }

    public Recognition Recognize(string name, string email, bool byPhone)
    {
        var under = email.Length > 0 ? _byAddress[email].ToArray() : [];
        return under switch
        {
            [var one] => new Recognition(one, one.Email != email, []),
            [_, ..] => new Recognition(null, false, [.. under.Select(person => new Candidate(person, Evidence.SharedAddress))]),
            _ => new Recognition(null, false, byPhone ? [] : Alike(name)),
        };
    }

    private Candidate[] Alike(string name)
    {
        var all = Words(name);
        if (all is []) return [];

        // "Rosa D, Riverbend": the person first, then where they are from.
        var end = name.AsSpan().IndexOfAny(Separators);
        var person = end > 0 ? Words(name[..end]) : name.Split(" - ") is [var before, ..] ? Words(before) : all;
        return
        [
            .. _people
                .Select(known => (known.Person, Because: Compare(known, name, all, person)))
                .Where(known => known.Because is not null)
                .OrderBy(known => known.Because)
                .ThenBy(known => known.Person.Name, StringComparer.InvariantCultureIgnoreCase)
                .Take(MaxCandidates)
                .Select(known => new Candidate(known.Person, known.Because!.Value)),
        ];
    }

    private static Evidence? Compare(
        (Enrolled Person, string[] Name, string[] Organization) known, string text, string[] all, string[] person)
    {
        if (known.Person.Aliases.Contains(text, StringComparer.OrdinalIgnoreCase)) return Evidence.RememberedName;
        if (known.Name is []) return null;

        var whole = known.Name.Length > 1 ? known.Name.All(all.Contains) : person.SequenceEqual(known.Name);
        if (whole) return known.Organization.Any(all.Contains) ? Evidence.NameAndOrganization : Evidence.SameName;

        return person switch
        {
            [var given] when given.Length > 1 && given == known.Name[0] => Evidence.NameInPart,
            [var given, var rest] when given == known.Name[0] && known.Name[^1].StartsWith(rest, StringComparison.Ordinal) =>
                Evidence.NameInPart,
            _ => null,
        };
    }

    private static string[] Telling(string? organization) =>
        organization is null ? [] : [.. Words(organization).Where(word => word.Length > 3 && !Everywhere.Contains(word))];

    /// <summary>The words of a name in small letters, without accents or punctuation.</summary>
    private static string[] Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;

            // An apostrophe stands within a word, whichever one was typed.
            if (letter is '\'' or '’') continue;
            plain.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
