using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;

namespace Platform.Cohorts.Curricula;

/// <summary>The templates that come with the service: a JSON file each, stored by the migration step.</summary>
internal static class PublishedCurricula
{
    private const string Folder = "Platform.Cohorts.Curricula.";

    public static IReadOnlyList<CurriculumTemplate> All { get; } = [.. Read()];

    /// <summary>Stores those that are not there yet.</summary>
    /// <exception cref="InvalidOperationException">A published version was edited: groups stand on it.</exception>
    public static async Task Store(CohortsDb db, CancellationToken cancel)
    {
        var stored = await db.Curricula.AsNoTracking().ToListAsync(cancel);
        foreach (var template in All)
        {
            if (stored.Find(known => (known.Code, known.Version) == (template.Code, template.Version)) is not { } known)
                db.Add(template);
            else if (Write(known) != Write(template))
                throw new InvalidOperationException(
                    $"The template {template.Code} version {template.Version} is published and cannot change. "
                    + "Give the change a new version, in a file of its own.");
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The version from which groups are formed now.</summary>
    public static Task<CurriculumTemplate> Newest(this DbSet<CurriculumTemplate> curricula, CancellationToken cancel) =>
        curricula.AsNoTracking()
            .Where(template => template.Code == CurriculumTemplate.PeerPartners)
            .OrderByDescending(template => template.Version)
            .FirstAsync(cancel);

    /// <summary>The version that a group was formed with.</summary>
    public static Task<CurriculumTemplate> TemplateOf(this CohortsDb db, Cohort cohort, CancellationToken cancel) =>
        db.Curricula.AsNoTracking().SingleAsync(
            template => template.Code == cohort.CurriculumCode && template.Version == cohort.CurriculumVersion, cancel);

    private static string Write(CurriculumTemplate template) =>
        JsonSerializer.Serialize(template, JsonSerializerOptions.Web);

    private static IEnumerable<CurriculumTemplate> Read()
    {
        var assembly = typeof(PublishedCurricula).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            if (!name.StartsWith(Folder, StringComparison.Ordinal)) continue;

            using var file = assembly.GetManifestResourceStream(name)!;
            yield return JsonSerializer.Deserialize<CurriculumTemplate>(file, JsonSerializerOptions.Web)!;
        }
    }
}
