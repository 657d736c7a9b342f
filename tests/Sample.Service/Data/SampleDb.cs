using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Platform.Data;
using Platform.Sample.Gardens;
using Platform.Sample.Visits;

namespace Platform.Sample.Data;

internal sealed class SampleDb(DbContextOptions<SampleDb> options, TimeProvider clock, Tenant tenant)
    : ServiceDb(options, clock, tenant)
{
    public DbSet<Garden> Gardens => Set<Garden>();
    public DbSet<Bed> Beds => Set<Bed>();
    public DbSet<Tool> Tools => Set<Tool>();
    public DbSet<Plant> Plants => Set<Plant>();
    public DbSet<Visit> Visits => Set<Visit>();
}

/// <summary>For <c>dotnet ef</c> alone.</summary>
internal sealed class SampleDbFactory : IDesignTimeDbContextFactory<SampleDb>
{
    public SampleDb CreateDbContext(string[] args) =>
        new(DesignTime.Options<SampleDb>(), TimeProvider.System, new Tenant());
}
