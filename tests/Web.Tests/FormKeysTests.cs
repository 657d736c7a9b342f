using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Platform.Web.Tests;

public sealed class FormKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("form-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Replicas_that_start_together_read_each_others_forms()
    {
        var replicas = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Start)));

        foreach (var writer in replicas)
            foreach (var reader in replicas)
                Assert.Equal([7], reader.Unprotect(writer.Protect([7])));
        Assert.Single(Directory.GetFiles(_folder, "key-*.xml", SearchOption.AllDirectories));
    }

    private async Task<IDataProtector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var cookies = new Cookies(new Uri("http://localhost:8080"), _folder);
        builder.Services.AddSingleton(cookies);
        builder.AddFormKeys(cookies);
        var replica = builder.Build();
        await replica.AgreeOnFormKeys();
        return replica.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("form");
    }
}
