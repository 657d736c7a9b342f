using Platform.Web.Clients;

namespace Platform.Web.Components.Pages.Offerings;

/// <summary>Lists as people type them: one thing on each line.</summary>
internal static class Lines
{
    public static string Of(IEnumerable<string> lines) => string.Join('\n', lines);

    public static IReadOnlyList<string> In(string? typed) =>
        (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static string? OrNothing(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    /// <summary>Name; title; organization; role, the last three as far as there is something to say.</summary>
    public static string Of(IEnumerable<SessionPresenter> presenters) => Of(presenters.Select(presenter =>
        string.Join("; ", presenter.Name, presenter.Title, presenter.Organization, presenter.Role).TrimEnd(' ', ';')));

    public static IReadOnlyList<SessionPresenter> PresentersIn(string? typed) =>
    [
        .. In(typed).Select(line => line.Split(';', 4, StringSplitOptions.TrimEntries)).Select(parts =>
            new SessionPresenter(parts[0], Part(parts, 1), Part(parts, 2), Part(parts, 3))),
    ];

    private static string? Part(string[] parts, int at) => at < parts.Length ? OrNothing(parts[at]) : null;
}
