using System.ComponentModel.DataAnnotations;
using Platform.ServiceDefaults;

namespace Platform.Training.Offerings;

public enum OfferingKind
{
    WebinarSeries,
    LearningNetwork,
    Workshop,
    CoachTraining,
}

/// <summary>
/// All that is written about an offering, in the language in which it is held: in a template, in a request, in the
/// catalogue. Who may change one part of it may change all of it. Public, because the framework's validation passes over
/// types that are not.
/// </summary>
/// <param name="Language">The language in which it is held, as <c>en</c>.</param>
/// <param name="Purpose">What it is for, in a few sentences.</param>
/// <param name="Provider">The organisation that gives it.</param>
/// <param name="Center">The training and assistance centre under whose name it is given, if any.</param>
/// <param name="Sponsor">Who has made it possible.</param>
/// <param name="Disclaimer">Whose views the materials hold; a grant usually wants it said, with its number.</param>
/// <param name="JoiningRule">How those who join are to name themselves, step by step.</param>
/// <param name="JoiningHelp">Who helps those who cannot join, and how they are reached.</param>
/// <param name="Captions">How captions are shown.</param>
/// <param name="Questions">How questions are asked, and what happens to those that stay open.</param>
public sealed record OfferingText(
    [Required] OfferingKind? Kind,
    [Required, AllowedValues("en", "es")] string Language,
    [Required, OneLine(OfferingText.MaxTitle)] string Title,
    [Required, Prose(OfferingText.MaxProse)] string Purpose,
    [Required, OneLine(OfferingText.MaxLine)] string Provider,
    [OneLine(OfferingText.MaxLine)] string? Center,
    [OneLine(OfferingText.MaxLine)] string? Sponsor,
    [OneLine(OfferingText.MaxGrantNumber)] string? GrantNumber,
    [Prose(OfferingText.MaxProse)] string? Disclaimer,
    [Required, OneLine(OfferingText.MaxLine)] string ContactName,
    [OneLine(OfferingText.MaxLine)] string? ContactTitle,
    [Required, MailAddress] string ContactEmail,
    [Required, Lines(OfferingText.MaxItems, OfferingText.MaxItem)] IReadOnlyList<string> JoiningRule,
    [OneLine(OfferingText.MaxItem)] string? JoiningHelp,
    [OneLine(OfferingText.MaxItem)] string? Captions,
    [OneLine(OfferingText.MaxItem)] string? Questions,
    [Required, Lines(OfferingText.MaxItems, OfferingText.MaxItem)] IReadOnlyList<string> Objectives)
{
    public const int MaxTitle = 150;
    public const int MaxLine = 200;
    public const int MaxGrantNumber = 40;
    public const int MaxProse = 2_000;
    public const int MaxItems = 20;
    public const int MaxItem = 300;
}
