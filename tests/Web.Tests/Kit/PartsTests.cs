using Platform.Web.Clients;
using Platform.Web.Components.Kit;
using Platform.Web.Tests.Support;

namespace Platform.Web.Tests.Kit;

public sealed class PartsTests
{
    [Fact]
    public async Task A_field_is_tied_to_its_label_its_hint_and_what_is_wrong_with_it()
    {
        var errors = new FormErrors();
        errors.Add("Dates[0].On", "Enter a date");

        var html = await Render.Field<TextField>(new()
        {
            ["Name"] = "Dates[0].On",
            ["Label"] = "Date",
            ["Hint"] = "For example Sep 3",
            ["Value"] = "\"><script>",
        }, errors);

        Assert.Contains("<label class=\"usa-label\" for=\"Dates-0-On\">Date</label>", html, StringComparison.Ordinal);
        Assert.Contains("id=\"Dates-0-On\" name=\"Dates[0].On\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\" aria-describedby=\"Dates-0-On-hint Dates-0-On-error\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"Dates-0-On-hint\">For example Sep 3", html, StringComparison.Ordinal);
        Assert.Contains("Enter a date", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_without_words_around_it_is_described_by_nothing()
    {
        var html = await Render.Html<TextField>(new() { ["Name"] = "Name", ["Label"] = "Name" });

        Assert.DoesNotContain("aria-describedby", html, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-invalid", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_leads_to_each_field_in_the_same_words()
    {
        using var _ = new Language("en");
        var errors = new FormErrors();
        errors.Require("Name", " ", "Enter a name");
        errors.Add("Dates[1].Reason", "Enter a reason");

        var html = await Render.Html<WhatNeedsChange>(new() { ["Errors"] = errors });

        Assert.Contains("2 answers need a change", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#Name\">Enter a name</a>", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#Dates-1-Reason\">Enter a reason</a>", html, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\" tabindex=\"-1\" autofocus", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NoticeKind.Done, "role=\"status\"")]
    [InlineData(NoticeKind.Due, "role=\"alert\"")]
    [InlineData(NoticeKind.Stop, "role=\"alert\"")]
    public async Task What_came_of_an_act_is_announced_and_takes_the_focus(NoticeKind kind, string role)
    {
        var html = await Render.Html<Notice>(new() { ["Kind"] = kind, ["TakesFocus"] = true, ["Heading"] = "Said" });

        Assert.Contains(role, html, StringComparison.Ordinal);
        Assert.Contains("autofocus", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_there_before_stays_silent()
    {
        var html = await Render.Html<Notice>(new() { ["Heading"] = "Said" });

        Assert.DoesNotContain("role=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("autofocus", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_state_has_a_shape_of_the_sprite_beside_its_word()
    {
        var sprite = await File.ReadAllTextAsync(
            Path.Combine(Source.Web, "wwwroot", Uswds.Sprite.TrimStart('/')), TestContext.Current.CancellationToken);

        foreach (var shape in Enum.GetValues<Shape>())
        {
            var html = await Render.Html<Status>(new() { ["Shape"] = shape, ["ChildContent"] = Render.Text("the word") });

            Assert.Contains("the word", html, StringComparison.Ordinal);
            Assert.Contains($"id=\"{shape.Look().Icon}\"", sprite, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_table_keeps_its_roles_where_it_is_shown_as_cards()
    {
        var table = await Render.Html<CardTable>(new() { ["Head"] = Render.Text(""), ["Rows"] = Render.Text("") });
        var cell = await Render.Html<Cell>(new() { ["Label"] = "Coach", ["ChildContent"] = Render.Text("Maya") });

        Assert.Contains("role=\"table\"", table, StringComparison.Ordinal);
        Assert.Equal(2, table.Split("role=\"rowgroup\"").Length - 1);
        Assert.Equal("<td role=\"cell\" data-label=\"Coach\">Maya</td>", cell);
    }

    [Fact]
    public async Task A_refusal_is_shown_in_the_services_words()
    {
        var html = await Render.Html<WhatCameOfIt>(new() { ["Answer"] = new Refused("cohort.odd-number", "The group has 7 people.") });

        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
        Assert.Contains("The group has 7 people.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_says_that_nothing_was_lost_and_the_number_for_help()
    {
        using var _ = new Language("es");

        var html = await Render.Html<WhatCameOfIt>(new() { ["Answer"] = new Failed("4F1C-A9") });

        Assert.Contains("4F1C-A9", html, StringComparison.Ordinal);
        Assert.Contains("se conserva", html, StringComparison.Ordinal);
    }
}
