using Microsoft.EntityFrameworkCore;

namespace Platform.Data;

/// <summary>Options for <c>dotnet ef</c>, which needs a provider and no server.</summary>
public static class DesignTime
{
    public static DbContextOptions<TDb> Options<TDb>()
        where TDb : ServiceDb => new DbContextOptionsBuilder<TDb>().UseNpgsql().Options;
}
