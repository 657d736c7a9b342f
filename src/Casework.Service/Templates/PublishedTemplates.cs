using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;

namespace Platform.Casework.Templates;

/// <summary>The templates that come with the service: a JSON file each, stored by the migration step.</summary>
internal static class PublishedTemplates
{
    public static IReadOnlyList<PlanTemplate> Plans { get; } = [.. Read<PlanTemplate>("plan-")];

    public static IReadOnlyList<SessionSeries> Series { get; } = [.. Read<SessionSeries>("sessions-")];

    public static IReadOnlyList<ConsentForm> ConsentForms { get; } = [.. Read<ConsentForm>("consent-")];

    /// <summary>The form by which people consent now.</summary>
    public static ConsentForm NewestConsentForm { get; } =
        ConsentForms.Where(form => form.Code == ConsentForm.ToDisclose).MaxBy(form => form.Version)!;

    /// <summary>Stores those that are not there yet.</summary>
    /// <exception cref="InvalidOperationException">A published version was edited: plans stand on it.</exception>
    public static async Task Store(CaseworkDb db, CancellationToken cancel)
    {
        await Store(db, Plans, template => (template.Code, template.Version), cancel);
        await Store(db, Series, series => (series.Code, series.Version), cancel);
        await Store(db, ConsentForms, form => (form.Code, form.Version), cancel);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The version from which plans of a length are made now, or null where there is no such length.</summary>
    public static Task<PlanTemplate?> Newest(this DbSet<PlanTemplate> templates, int months, CancellationToken cancel) =>
        templates.AsNoTracking()
            .Where(template => template.Months == months)
            .OrderByDescending(template => template.Version)
            .FirstOrDefaultAsync(cancel);

    /// <summary>Each series in its newest version.</summary>
    public static async Task<IReadOnlyList<SessionSeries>> Newest(
        this DbSet<SessionSeries> series, CancellationToken cancel) =>
    [
        .. (await series.AsNoTracking().ToListAsync(cancel))
            .GroupBy(known => known.Code)
            .Select(versions => versions.MaxBy(known => known.Version)!),
    ];

    /// <summary>The suggested topic of a session, in the reader's language.</summary>
    public static string TopicOf(string series, int version, int number) =>
        Series.FirstOrDefault(known => (known.Code, known.Version) == (series, version))?.Topics[number - 1].Title.ForReader()
            ?? $"{number}";

    private static async Task Store<T>(
        CaseworkDb db, IReadOnlyList<T> published, Func<T, (string Code, int Version)> key, CancellationToken cancel)
        where T : class
    {
        var stored = await db.Set<T>().AsNoTracking().ToListAsync(cancel);
        foreach (var template in published)
        {
            if (stored.Find(known => key(known) == key(template)) is not { } known)
                db.Add(template);
            else if (Write(known) != Write(template))
                throw new InvalidOperationException(
                    $"The template {key(template).Code} version {key(template).Version} is published and cannot change. "
                    + "Give the change a new version, in a file of its own.");
        }
    }

    private static string Write<T>(T template) => JsonSerializer.Serialize(template, TemplateFormat.Json);

    private static IEnumerable<T> Read<T>(string kind)
    {
        var assembly = typeof(PublishedTemplates).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.Contains($".Templates.{kind}", StringComparison.Ordinal)) continue;

            using var file = assembly.GetManifestResourceStream(name)!;
            yield return JsonSerializer.Deserialize<T>(file, TemplateFormat.Json)!;
        }
    }
}

/// <summary>How templates are written, in their files and in the database.</summary>
internal static class TemplateFormat
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerOptions.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };
}
