using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Casework.Templates;

internal sealed class PlanTemplateMapping : IEntityTypeConfiguration<PlanTemplate>
{
    public void Configure(EntityTypeBuilder<PlanTemplate> template)
    {
        template.ToTable("plan_templates").IsShared().HasKey(t => new { t.Code, t.Version });
        template.Property(t => t.Code).HasMaxLength(100);
        template.Property(t => t.Source).HasMaxLength(20);
        template.Property(t => t.Phases).IsDocument();
        template.Property(t => t.Paces).IsDocument();
    }
}

internal sealed class SessionSeriesMapping : IEntityTypeConfiguration<SessionSeries>
{
    public void Configure(EntityTypeBuilder<SessionSeries> series)
    {
        series.ToTable("session_series").IsShared().HasKey(s => new { s.Code, s.Version });
        series.Property(s => s.Code).HasMaxLength(100);
        series.Property(s => s.LedBy).HasMaxLength(50);
        series.Property(s => s.Title).IsDocument();
        series.Property(s => s.Topics).IsDocument();
    }
}

internal sealed class ConsentFormMapping : IEntityTypeConfiguration<ConsentForm>
{
    public void Configure(EntityTypeBuilder<ConsentForm> form)
    {
        form.ToTable("consent_forms").IsShared().HasKey(f => new { f.Code, f.Version });
        form.Property(f => f.Code).HasMaxLength(100);
        form.Property(f => f.Title).IsDocument();
        form.Property(f => f.Introduction).IsDocument();
        form.Property(f => f.Categories).IsDocument();
        form.Property(f => f.Purposes).IsDocument();
        form.Property(f => f.Statements).IsDocument();
        form.Property(f => f.RevocationMethod).IsDocument();
    }
}

internal static class Documents
{
    /// <summary>A part of a published template: kept as it was read, never compared, for it does not change.</summary>
    public static void IsDocument<T>(this PropertyBuilder<T> property)
        where T : class =>
        property.HasColumnType("jsonb").HasConversion(
            part => JsonSerializer.Serialize(part, TemplateFormat.Json),
            json => JsonSerializer.Deserialize<T>(json, TemplateFormat.Json)!,
            new ValueComparer<T>((one, other) => ReferenceEquals(one, other), part => part.GetHashCode(), part => part));
}
