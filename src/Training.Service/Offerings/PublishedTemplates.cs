using Microsoft.EntityFrameworkCore;
using Platform.Training.Data;

namespace Platform.Training.Offerings;

/// <summary>The templates that come with the service: a JSON file each, stored by the migration step.</summary>
internal static class PublishedTemplates
{
    public static IReadOnlyList<OfferingTemplate> All { get; } = [.. Read()];

    /// <summary>Stores those that are not there yet.</summary>
    /// <exception cref="InvalidOperationException">A published version was edited: offerings stand on it.</exception>
    public static async Task Store(TrainingDb db, CancellationToken cancel)
    {
        var stored = await db.OfferingTemplates.AsNoTracking().ToListAsync(cancel);
        foreach (var template in All)
        {
            if (stored.Find(known => (known.Code, known.Version) == (template.Code, template.Version)) is not { } known)
                db.Add(template);
            else if (StoredAsJson.Write(known) != StoredAsJson.Write(template))
                throw new InvalidOperationException(
                    $"The template {template.Code} version {template.Version} is published and cannot change. "
                    + "Give the change a new version, in a file of its own.");
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The version from which offerings are made now, or null if there is no such template.</summary>
    public static Task<OfferingTemplate?> Newest(
        this DbSet<OfferingTemplate> templates, string code, CancellationToken cancel) =>
        templates.AsNoTracking()
            .Where(template => template.Code == code)
            .OrderByDescending(template => template.Version)
            .FirstOrDefaultAsync(cancel);

    private static IEnumerable<OfferingTemplate> Read()
    {
        var assembly = typeof(PublishedTemplates).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith("Platform.Training.Offerings.", StringComparison.Ordinal)) continue;

            using var file = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return StoredAsJson.Read<OfferingTemplate>(file.ReadToEnd());
        }
    }
}
