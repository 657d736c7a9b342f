using System.ComponentModel.DataAnnotations;
using Platform.ServiceDefaults;

namespace Platform.Training.Sessions;

/// <summary>
/// All that is written about a session: in a template, in a request, in the catalogue. Public, because the framework's
/// validation passes over types that are not.
/// </summary>
/// <param name="Title">Its own, where it has one beside its number.</param>
/// <param name="Citations">What its content rests on.</param>
public sealed record SessionText(
    [OneLine(SessionText.MaxTitle)] string? Title,
    [Prose(SessionText.MaxProse)] string? Summary,
    [Required, Lines(SessionText.MaxItems, SessionText.MaxItem)] IReadOnlyList<string> Objectives,
    [Required, Lines(SessionText.MaxItems, SessionText.MaxItem)] IReadOnlyList<string> Agenda,
    [Required, MaxLength(SessionText.MaxPresenters)] IReadOnlyList<Presenter> Presenters,
    [Required, Lines(SessionText.MaxItems, SessionText.MaxItem)] IReadOnlyList<string> Citations)
{
    public const int MaxTitle = 150;
    public const int MaxProse = 2_000;
    public const int MaxItems = 20;
    public const int MaxItem = 300;
    public const int MaxPresenters = 10;

    public static SessionText Nothing { get; } = new(null, null, [], [], [], []);
}

/// <param name="Title">What they are there, as "CEO".</param>
/// <param name="Role">What they do in the session, as "interviewed in the case study"; a presenter where nothing is said.</param>
public sealed record Presenter(
    [Required, OneLine(Presenter.MaxLine)] string Name,
    [OneLine(Presenter.MaxLine)] string? Title,
    [OneLine(Presenter.MaxLine)] string? Organization,
    [OneLine(Presenter.MaxLine)] string? Role)
{
    public const int MaxLine = 150;
}
