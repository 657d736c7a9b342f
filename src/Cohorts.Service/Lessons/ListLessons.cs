using Platform.ServiceDefaults;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Data;
using Platform.Data;

namespace Platform.Cohorts.Lessons;

/// <summary>The library: by theme, and narrowed by what people need and how they learn.</summary>
internal static class ListLessons
{
    public sealed record Item(
        string Code,
        int Version,
        string ThemeCode,
        string Title,
        string Purpose,
        string TryOut,
        IReadOnlyList<string> Needs,
        IReadOnlyList<string> Styles);

    private sealed record Key(string ThemeCode, string Code);

    public static async Task<Ok<Page<Item>>> Handle(
        CohortsDb db,
        CancellationToken cancel,
        [OneLine(Lesson.MaxCode)] string? theme = null,
        [OneLine(Lesson.MaxCode)] string? need = null,
        [OneLine(Lesson.MaxCode)] string? style = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var version = PublishedLessons.Newest;
        var lessons = db.Lessons.AsNoTracking().Where(lesson => lesson.Version == version);
        if (theme is not null) lessons = lessons.Where(lesson => lesson.ThemeCode == theme);
        if (need is not null) lessons = lessons.Where(lesson => lesson.Needs.Contains(need));
        if (style is not null) lessons = lessons.Where(lesson => lesson.Styles.Contains(style));
        if (Page.TryRead<Key>(after, out var last))
            lessons = lessons.Where(lesson => EF.Functions.GreaterThan(
                ValueTuple.Create(lesson.ThemeCode, lesson.Code), ValueTuple.Create(last.ThemeCode, last.Code)));

        var rows = await lessons
            .OrderBy(lesson => lesson.ThemeCode).ThenBy(lesson => lesson.Code)
            .Take(take + 1)
            .ToListAsync(cancel);
        var page = Page.Of(rows, take, lesson => new Key(lesson.ThemeCode, lesson.Code));
        return TypedResults.Ok(new Page<Item>([.. page.Items.Select(Show)], page.Next));
    }

    public static Item Show(Lesson lesson) => new(
        lesson.Code,
        lesson.Version,
        lesson.ThemeCode,
        lesson.Title.ForReader(),
        lesson.Purpose.ForReader(),
        lesson.TryOut.ForReader(),
        lesson.Needs,
        lesson.Styles);
}
