namespace Platform.Casework;

internal static class CaseworkCollation
{
    /// <summary>Names sort as people expect in any language, not by their bytes.</summary>
    public const string Names = "und-x-icu";
}
