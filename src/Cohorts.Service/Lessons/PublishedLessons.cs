using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;

namespace Platform.Cohorts.Lessons;

/// <summary>The library that comes with the service: a JSON file for each version, stored by the migration step.</summary>
internal static class PublishedLessons
{
    private const string Folder = "Platform.Cohorts.Lessons.";

    public static IReadOnlyList<Lesson> All { get; } = [.. Read()];

    /// <summary>The version that coaches choose from now.</summary>
    public static int Newest { get; } = All.Max(lesson => lesson.Version);

    /// <summary>Stores those that are not there yet.</summary>
    /// <exception cref="InvalidOperationException">A published version was edited: meetings stand on it.</exception>
    public static async Task Store(CohortsDb db, CancellationToken cancel)
    {
        var stored = await db.Lessons.AsNoTracking()
            .ToDictionaryAsync(lesson => (lesson.Code, lesson.Version), cancel);
        foreach (var lesson in All)
        {
            if (!stored.TryGetValue((lesson.Code, lesson.Version), out var known)) db.Add(lesson);
            else if (Write(known) != Write(lesson))
                throw new InvalidOperationException(
                    $"The lesson {lesson.Code} version {lesson.Version} is published and cannot change. "
                    + "Give the change a new version of the library, in a file of its own.");
        }

        await db.SaveChangesAsync(cancel);
    }

    private static string Write(Lesson lesson) => JsonSerializer.Serialize(
        new
        {
            lesson.ThemeCode,
            Words = new[] { lesson.Title, lesson.Purpose, lesson.TryOut }
                .Select(words => words.OrderBy(word => word.Key, StringComparer.Ordinal)),
            lesson.Needs,
            lesson.Styles,
        },
        JsonSerializerOptions.Web);

    private static IEnumerable<Lesson> Read()
    {
        var assembly = typeof(PublishedLessons).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Folder, StringComparison.Ordinal)) continue;

            using var file = assembly.GetManifestResourceStream(name)!;
            var library = JsonSerializer.Deserialize<Library>(file, JsonSerializerOptions.Web)!;
            foreach (var lesson in library.Lessons)
            {
                yield return new Lesson
                {
                    Code = lesson.Code,
                    Version = library.Version,
                    ThemeCode = lesson.Theme,
                    Title = lesson.Title,
                    Purpose = lesson.Purpose,
                    TryOut = lesson.TryOut,
                    Needs = lesson.Needs,
                    Styles = lesson.Styles,
                };
            }
        }
    }

    private sealed record Library(int Version, IReadOnlyList<Written> Lessons);

    private sealed record Written(
        string Code,
        string Theme,
        Dictionary<string, string> Title,
        Dictionary<string, string> Purpose,
        Dictionary<string, string> TryOut,
        string[] Needs,
        string[] Styles);
}
