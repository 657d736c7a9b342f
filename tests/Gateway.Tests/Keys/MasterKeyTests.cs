using System.Security.Cryptography;
using Platform.Gateway.Keys;

namespace Platform.Gateway.Tests.Keys;

public sealed class MasterKeyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("platform-tests-keys-");

    private string KeyFile => Path.Combine(_folder.FullName, MasterKey.FileName);

    [Fact]
    public async Task Is_one_also_when_two_processes_make_it_at_once_and_its_owners_alone()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => MasterKey.In(_folder.FullName))));

        var box = keys[0].Seal([1, 2, 3], "test");
        Assert.All(keys, key => Assert.Equal([1, 2, 3], key.Open(box, "test")));
        Assert.Equal([KeyFile], Directory.GetFiles(_folder.FullName));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
    }

    [Fact]
    public void Opens_nothing_that_was_changed_or_sealed_for_another_purpose()
    {
        var key = MasterKey.In(_folder.FullName);
        var box = key.Seal([1, 2, 3], "test");

        Assert.ThrowsAny<CryptographicException>(() => key.Open(box, "another"));
        box[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => key.Open(box, "test"));
        Assert.ThrowsAny<CryptographicException>(() => key.Open([], "test"));
    }

    [Fact]
    public void Refuses_a_file_that_is_no_key()
    {
        File.WriteAllText(KeyFile, "not a key");

        Assert.Throws<InvalidOperationException>(() => MasterKey.In(_folder.FullName));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
