using System.Text.RegularExpressions;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Aspire's rule for names: they become host names, environment variables and file names.</summary>
internal static partial class ResourceName
{
    public static string Checked(string name) =>
        name.Length <= 64 && Rule().IsMatch(name)
            ? name
            : throw new ArgumentException(
                $"'{name}' is no name for a resource: 1 to 64 ASCII letters, digits and single hyphens, "
                + "beginning with a letter and not ending with a hyphen.",
                nameof(name));

    /// <summary>As the start of an environment variable: <c>my-db</c> is <c>MY_DB</c>.</summary>
    public static string AsVariable(string name) => NoWordCharacter().Replace(name, "_").ToUpperInvariant();

    [GeneratedRegex("^[A-Za-z](?:-?[A-Za-z0-9])*$")]
    private static partial Regex Rule();

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NoWordCharacter();
}
