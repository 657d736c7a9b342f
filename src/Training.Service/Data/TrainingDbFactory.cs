using Microsoft.EntityFrameworkCore.Design;
using Platform.Data;

namespace Platform.Training.Data;

/// <summary>For <c>dotnet ef</c> alone.</summary>
internal sealed class TrainingDbFactory : IDesignTimeDbContextFactory<TrainingDb>
{
    public TrainingDb CreateDbContext(string[] args) =>
        new(DesignTime.Options<TrainingDb>(), TimeProvider.System, new Tenant());
}
