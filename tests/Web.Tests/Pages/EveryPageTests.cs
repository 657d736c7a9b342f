using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Platform.ServiceDefaults;
using Platform.Testing;
using Platform.Web.Components;
using Platform.Web.Tests.Support;
using Page = Platform.Web.Components.Pages.Page;

namespace Platform.Web.Tests.Pages;

/// <summary>What holds for each page there is, and for each that will be.</summary>
public sealed partial class EveryPageTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly string[] OpenToAll = ["/", "/sign-in", "/help", "/invitation", "/password/forgot", "/password/reset"];

    /// <summary>Open to all as well, and of no use while the service that fills them is away.</summary>
    private static readonly string[] OpenToAllIfServed = ["/catalog", "/catalog/{Id:guid}"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses =>
        [.. Pages().SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Asks_to_sign_in_and_knows_the_way_back_unless_it_is_open_to_all(string template)
    {
        var address = Filled(template, app.Organization);

        var answer = await app.Browser().GetAsync(address, Cancel);

        if (OpenToAll.Contains(template))
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return;
        }

        if (OpenToAllIfServed.Contains(template))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            return;
        }

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/sign-in?returnTo={Uri.EscapeDataString(address)}", answer.Headers.Location!.ToString());
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Of_another_organization_is_not_there(string template)
    {
        if (!template.StartsWith("/o/", StringComparison.Ordinal)) return;
        var elsewhere = TestCaller.In(app.Organization, Roles.ProgramDirector);
        var stranger = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

        var answer = await app.Browser(elsewhere).GetAsync(Filled(template, stranger), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is nothing here for you", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Says_what_is_wrong_when_a_service_is_away_and_stays_whole(string template)
    {
        if (OpenToAll.Contains(template)) return;

        var answer = await app.Browser(TestCaller.In(app.Organization, Roles.ProgramDirector), "es")
            .GetAsync(Filled(template, app.Organization), Cancel);
        var page = await answer.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("no responde en este momento", page, StringComparison.Ordinal);
        Assert.Matches(Number(), page);
        Assert.Contains("href=\"tel:988\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/leave\"", page, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public void Has_a_heading_which_is_its_title()
    {
        var untitled = Directory
            .EnumerateFiles(Path.Combine(Source.Web, "Components", "Pages"), "*.razor", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file) is var source
                && source.Contains("@page \"", StringComparison.Ordinal)
                && !source.Contains("<PageHead ", StringComparison.Ordinal)
                && !source.Contains("<CohortHead ", StringComparison.Ordinal)
                && !source.Contains("<PersonHead ", StringComparison.Ordinal)
                && !source.Contains("<MeetingHead ", StringComparison.Ordinal)
                && !source.Contains("<SessionHead ", StringComparison.Ordinal)
                && !source.Contains("<PersonsSharing ", StringComparison.Ordinal));

        Assert.Empty(untitled);
    }

    [Fact]
    public void Says_who_may_open_it()
    {
        foreach (var page in Pages())
        {
            var isOrganizations = page.GetCustomAttributes<RouteAttribute>().Any(route => route.Template.StartsWith("/o/", StringComparison.Ordinal));
            Assert.True(
                !isOrganizations || page.GetCustomAttribute<AuthorizeAttribute>()?.Policy == PageAccess.InOrganization,
                $"{page.Name} is an organization's page and does not ask for its token.");
            Assert.True(page.IsSubclassOf(typeof(Page)), $"{page.Name} is no {nameof(Page)}.");
        }
    }

    [Fact]
    public void Brings_no_script_and_no_style_of_its_own()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source.Web, "Components"), "*.razor", SearchOption.AllDirectories))
            Assert.DoesNotMatch(InlineCode(), File.ReadAllText(file));
    }

    private static IEnumerable<Type> Pages() =>
        typeof(App).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any());

    private static string Filled(string template, Guid organization) =>
        Parameter().Replace(
            template.Replace("{Organization:guid}", $"{organization}", StringComparison.Ordinal)
                .Replace("{Series}/{Number:int}", "drt/3", StringComparison.Ordinal),
            $"{organization}");

    [GeneratedRegex(@"\{\w+:guid\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"[0-9A-F]{4}-[0-9A-F]{2}")]
    private static partial Regex Number();

    [GeneratedRegex(@"<script|<style|\sstyle=|\sonclick=""[^@]", RegexOptions.IgnoreCase)]
    private static partial Regex InlineCode();
}
