using Microsoft.Extensions.Configuration;

namespace Platform.Demo;

/// <summary>Where the platform is, whose token to begin with, and where to keep what was made.</summary>
internal sealed record Settings(
    Uri Gateway,
    string BootstrapToken,
    string AdministratorEmail,
    string AdministratorPassword,
    string AccountsFile)
{
    public static Settings Read(IConfiguration configuration)
    {
        return new Settings(
            new Uri(Needed("Gateway:Url")),
            Needed("Bootstrap:Token"),
            Needed("Bootstrap:AdministratorEmail"),
            Needed("Bootstrap:AdministratorPassword"),
            Needed("Demo:AccountsFile"));

        string Needed(string key) => configuration[key] is { Length: > 0 } value
            ? value
            : throw new SettingMissingException(key);
    }
}

internal sealed class SettingMissingException(string key) : Exception($"The setting {key} is missing.");
