namespace Platform.Training;

internal static class TrainingCollation
{
    /// <summary>Names sort as people expect in any language, not by their bytes.</summary>
    public const string Names = "und-x-icu";
}
