using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Training.Offerings;

internal sealed class OfferingMapping : IEntityTypeConfiguration<Offering>
{
    public const string Key = "pk_offerings";

    public void Configure(EntityTypeBuilder<Offering> offering)
    {
        offering.ToTable("offerings").IsShared().HasKey(o => o.Id);
        offering.Property(o => o.Id).ValueGeneratedNever();
        offering.Property(o => o.Kind).HasConversion<string>().HasMaxLength(20);
        offering.Property(o => o.Language).HasMaxLength(10);
        offering.Property(o => o.Title).HasMaxLength(OfferingText.MaxTitle);
        offering.Property(o => o.State).HasConversion<string>().HasMaxLength(20);
        offering.Property(o => o.TemplateCode).HasMaxLength(OfferingTemplate.MaxCode);
        offering.HasOne<OfferingTemplate>().WithMany().HasForeignKey(o => new { o.TemplateCode, o.TemplateVersion });
    }
}

internal sealed class OfferingTemplateMapping : IEntityTypeConfiguration<OfferingTemplate>
{
    public void Configure(EntityTypeBuilder<OfferingTemplate> template)
    {
        template.ToTable("offering_templates").IsShared().HasKey(t => new { t.Code, t.Version });
        template.Property(t => t.Code).HasMaxLength(OfferingTemplate.MaxCode);
        template.Property(t => t.TimeZone).HasMaxLength(Sessions.Session.MaxTimeZone);
    }
}
