using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Cohorts.Data;
using Platform.Data;

namespace Platform.Cohorts.Tests.Support;

/// <summary>The database as the migration step sees it: of all organisations, as its owner.</summary>
internal sealed class OwnersDb : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;

    public OwnersDb(CohortsApp app)
    {
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(app.Clock)
            .AddLogging()
            .AddScoped<Tenant>()
            .AddDbContext<CohortsDb>(options => options.UseNpgsql(app.Owner))
            .BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
    }

    public CohortsDb Db => _scope.ServiceProvider.GetRequiredService<CohortsDb>();

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }
}
