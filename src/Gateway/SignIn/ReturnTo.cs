namespace Platform.Gateway.SignIn;

/// <summary>Where to go after signing in. Only a path of our own: anything else would lend our name to another site.</summary>
internal static class ReturnTo
{
    private const int MaxLength = 2_000;

    /// <summary>
    /// Whether a browser would stay with us: it takes <c>//host</c> for another site, a backslash for a slash, and drops tabs and
    /// line ends before it looks.
    /// </summary>
    public static bool IsLocal(string? path) =>
        path is { Length: > 0 and <= MaxLength }
        && path[0] == '/'
        && !path.StartsWith("//", StringComparison.Ordinal)
        && !path.Any(letter => letter == '\\' || char.IsControl(letter));
}
