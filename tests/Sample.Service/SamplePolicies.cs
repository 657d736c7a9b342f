namespace Platform.Sample;

internal static class SamplePolicies
{
    public const string Gardeners = nameof(Gardeners);
    public const string Directors = nameof(Directors);
    public const string Centre = nameof(Centre);
}
