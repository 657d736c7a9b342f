using System.Globalization;

namespace Platform.Casework.Templates;

/// <summary>A series of structured sessions: the topics of Dual Recovery Therapy, or those suggested for peers.</summary>
internal sealed class SessionSeries
{
    public const string DualRecoveryTherapy = "drt";
    public const string PeerLed = "peer-led";

    public required string Code { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyDictionary<string, string> Title { get; init; }

    /// <summary>The role whose part these sessions are.</summary>
    public required string LedBy { get; init; }

    /// <summary>Whether a session is given only after the ones before it.</summary>
    public required bool InOrder { get; init; }

    /// <summary>Whether the topics are suggestions.</summary>
    public required bool TopicsMayBeReplaced { get; init; }

    public required IReadOnlyList<Topic> Topics { get; init; }
}

/// <param name="Title">By language, as <c>en</c>.</param>
internal sealed record Topic(string Code, IReadOnlyDictionary<string, string> Title);

internal static class Titles
{
    /// <summary>The reader's language, of those that the platform speaks.</summary>
    public static string ReadersLanguage => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "es" ? "es" : "en";

    /// <summary>The title in the reader's language, or in English where nobody has translated it.</summary>
    public static string ForReader(this IReadOnlyDictionary<string, string> titles) =>
        titles.TryGetValue(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, out var title) ? title : titles["en"];
}
