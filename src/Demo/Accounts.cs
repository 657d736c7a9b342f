using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Platform.Demo;

/// <summary>Somebody who can sign in: what the command line shows a person who tries the platform out.</summary>
/// <param name="Organization">The organisation's id, as programs send it in the header <c>Organization</c>.</param>
/// <param name="Token">A personal access token.</param>
/// <param name="TokenExpiresOn">The last day on which the token is good.</param>
internal sealed record Account(
    string Role,
    Guid Organization,
    string OrganizationName,
    string User,
    string Password,
    string Token,
    DateOnly TokenExpiresOn);

/// <summary>The file of the accounts that the demo has made, for its owner's eyes only.</summary>
internal sealed class Accounts
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerOptions.Web) { WriteIndented = true };

    private readonly string _file;
    private readonly List<Account> _known;

    private Accounts(string file, List<Account> known) => (_file, _known) = (file, known);

    public IReadOnlyList<Account> Known => _known;

    /// <summary>Reads what earlier runs have kept. A file that cannot be read is as good as none: all of it can be made again.</summary>
    public static Accounts Read(string file)
    {
        try
        {
            return new Accounts(file, JsonSerializer.Deserialize<List<Account>>(File.ReadAllText(file), Format) ?? []);
        }
        catch (Exception unreadable) when (unreadable is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return new Accounts(file, []);
        }
    }

    public Account? Find(string user) => _known.Find(account => account.User == user);

    /// <summary>Keeps an account at once, whole or not at all, so that a crash later loses nothing.</summary>
    public void Keep(Account account)
    {
        var at = _known.FindIndex(known => known.User == account.User);
        if (at < 0) _known.Add(account);
        else _known[at] = account;

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_file))!);
        var draft = _file + ".new";
        File.Delete(draft);
        var owner = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) owner.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, owner)) JsonSerializer.Serialize(stream, _known, Format);
        File.Move(draft, _file, overwrite: true);
    }

    /// <summary>
    /// The user's password: hard to guess, and the same in each run on this installation, so that a crash between making
    /// an account and keeping it locks nobody out.
    /// </summary>
    /// <param name="secret">A secret of this installation.</param>
    public static string PasswordFor(string user, string secret)
    {
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"demo account {user}"));
        return string.Join('-', Convert.ToHexStringLower(hash.AsSpan(0, 12)).Chunk(6).Select(part => new string(part)));
    }
}
