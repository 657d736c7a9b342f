using Aspire.Hosting.Data;

namespace Aspire.Hosting.Tests.Data;

public sealed class DataFolderTests
{
    [Fact]
    public void One_AppHost_uses_it_at_a_time()
    {
        var path = Directory.CreateTempSubdirectory("apphost-").FullName;
        using (var first = new DataFolder(path))
        {
            first.Take();
            using var second = new DataFolder(path);

            var refusal = Assert.Throws<Refusal>(second.Take);

            Assert.Contains("Another AppHost uses the data folder", refusal.Message, StringComparison.Ordinal);
        }

        using var third = new DataFolder(path);
        third.Take();
        Directory.Delete(path, recursive: true);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_in_a_sentence()
    {
        using var folder = new DataFolder("/proc/nowhere");

        var refusal = Assert.Throws<Refusal>(folder.Take);

        Assert.StartsWith("The data folder /proc/nowhere cannot be used", refusal.Message, StringComparison.Ordinal);
    }
}
