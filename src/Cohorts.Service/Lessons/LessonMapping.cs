using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Platform.Data;

namespace Platform.Cohorts.Lessons;

internal sealed class LessonMapping : IEntityTypeConfiguration<Lesson>
{
    public void Configure(EntityTypeBuilder<Lesson> lesson)
    {
        lesson.ToTable("lessons").IsShared().HasKey(l => new { l.Code, l.Version });
        lesson.Property(l => l.Code).HasMaxLength(Lesson.MaxCode);
        lesson.Property(l => l.ThemeCode).HasMaxLength(Lesson.MaxCode);
        lesson.Property(l => l.Title).HasColumnType("jsonb").HasConversion(new AsJson(), new Unchanging());
        lesson.Property(l => l.Purpose).HasColumnType("jsonb").HasConversion(new AsJson(), new Unchanging());
        lesson.Property(l => l.TryOut).HasColumnType("jsonb").HasConversion(new AsJson(), new Unchanging());
        // The library, theme by theme.
        lesson.HasIndex(l => new { l.Version, l.ThemeCode, l.Code });
    }

    private sealed class AsJson() : ValueConverter<IReadOnlyDictionary<string, string>, string>(
        words => JsonSerializer.Serialize(words, JsonSerializerOptions.Web),
        json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, JsonSerializerOptions.Web)!);

    /// <summary>A published lesson does not change, so it need not be compared.</summary>
    private sealed class Unchanging() : ValueComparer<IReadOnlyDictionary<string, string>>(
        (one, other) => ReferenceEquals(one, other), words => words.Count, words => words);
}
