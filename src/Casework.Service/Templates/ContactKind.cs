using System.Text.Json;

namespace Platform.Casework.Templates;

/// <summary>
/// What a contact or a duty can be about, from <c>contact-kinds.v1.json</c>. A code is never taken away: what was recorded
/// under it stays readable.
/// </summary>
/// <param name="Title">By language, as <c>en</c>.</param>
/// <param name="Component">The part of the model that it belongs to: <c>cti</c>, <c>drt</c>, <c>peer-led</c>, <c>housing</c>…</param>
/// <param name="LedBy">The role whose part it is in the first place, or <c>shared</c>; the other one helps.</param>
/// <param name="NotForPeers">
/// Assessing, prescribing, and what is done against somebody's will: no part of a peer's work, whoever is away.
/// </param>
internal sealed record ContactKind(
    string Code, IReadOnlyDictionary<string, string> Title, string Component, string LedBy, bool NotForPeers = false)
{
    public static IReadOnlyList<ContactKind> All { get; } = Read();

    private static readonly Dictionary<string, ContactKind> ByCode = All.ToDictionary(kind => kind.Code);

    public static ContactKind? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The title in the reader's language.</summary>
    public static string TitleOf(string code) => Find(code)?.Title.ForReader() ?? code;

    /// <summary>The kind under which a session of a series is recorded.</summary>
    public static string OfSeries(string series) =>
        series == SessionSeries.DualRecoveryTherapy ? "drt-session" : "peer-led-session";

    /// <summary>The series whose sessions are recorded under a kind, or null.</summary>
    public static string? SeriesOf(string kind) => kind switch
    {
        "drt-session" => SessionSeries.DualRecoveryTherapy,
        "peer-led-session" => SessionSeries.PeerLed,
        _ => null,
    };

    private static List<ContactKind> Read()
    {
        var assembly = typeof(ContactKind).Assembly;
        var name = assembly.GetManifestResourceNames().Single(name => name.EndsWith("contact-kinds.v1.json", StringComparison.Ordinal));
        using var file = assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<List<ContactKind>>(file, TemplateFormat.Json)!;
    }
}
