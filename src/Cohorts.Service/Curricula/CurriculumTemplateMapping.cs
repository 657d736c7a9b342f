using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Cohorts.Curricula;

internal sealed class CurriculumTemplateMapping : IEntityTypeConfiguration<CurriculumTemplate>
{
    public void Configure(EntityTypeBuilder<CurriculumTemplate> template)
    {
        template.ToTable("curricula").IsShared().HasKey(t => new { t.Code, t.Version });
        template.Property(t => t.Code).HasMaxLength(100);
        template.Property(t => t.Themes).HasColumnType("jsonb").HasConversion(
            themes => JsonSerializer.Serialize(themes, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<List<Theme>>(json, JsonSerializerOptions.Web)!,
            // A published template does not change, so it need not be compared.
            new ValueComparer<IReadOnlyList<Theme>>(
                (one, other) => ReferenceEquals(one, other), themes => themes.Count, themes => themes));
    }
}
