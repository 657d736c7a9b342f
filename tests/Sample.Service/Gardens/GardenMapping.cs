using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Sample.Gardens;

internal sealed class GardenMapping : IEntityTypeConfiguration<Garden>
{
    public void Configure(EntityTypeBuilder<Garden> garden)
    {
        garden.ToTable("gardens").IsOrganizations();
        garden.Property(g => g.Name).HasMaxLength(Garden.MaxName);
        garden.OwnsOne(g => g.Place);
        garden.OwnsMany(g => g.Wishes, wishes => wishes.ToJson());
        garden.HasMany(g => g.Beds).WithOne().HasForeignKey("OrganizationId", "GardenId").IsRequired();
        garden.HasIndex("OrganizationId", nameof(Garden.Name), nameof(Garden.Id));
    }
}

internal sealed class BedMapping : IEntityTypeConfiguration<Bed>
{
    public void Configure(EntityTypeBuilder<Bed> bed)
    {
        bed.ToTable("beds").IsOrganizations();
        bed.Property(b => b.Plant).HasMaxLength(Garden.MaxName);
    }
}

internal sealed class ToolMapping : IEntityTypeConfiguration<Tool>
{
    public void Configure(EntityTypeBuilder<Tool> tool)
    {
        tool.ToTable("tools").IsOrganizations().NationReads();
        tool.HasOne<Garden>().WithMany().HasForeignKey("OrganizationId", nameof(Tool.GardenId));
    }
}

internal sealed class PlantMapping : IEntityTypeConfiguration<Plant>
{
    public void Configure(EntityTypeBuilder<Plant> plant) => plant.ToTable("plants").IsShared();
}
