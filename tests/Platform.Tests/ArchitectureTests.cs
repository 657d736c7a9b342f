using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Platform.Tests;

/// <summary>What may know what: read from the projects and the sources, so that a short cut shows at once.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>What each project of <c>src</c> may refer to.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["AppHost"] = ["Aspire.Hosting.Native", "Gateway", "Web", "Demo", "Cohorts.Service", "Casework.Service", "Training.Service"],
        ["Aspire.Hosting.Native"] = [],
        ["Contracts"] = [],
        ["Domain"] = [],
        ["ServiceDefaults"] = ["Domain"],
        ["Data"] = ["Domain", "ServiceDefaults"],
        ["Gateway"] = ["Contracts", "Data", "Domain", "ServiceDefaults"],
        ["Web"] = ["ServiceDefaults"],
        ["Demo"] = [],
        ["Cohorts.Service"] = ["Contracts", "Data", "Domain", "ServiceDefaults"],
        ["Casework.Service"] = ["Contracts", "Data", "Domain", "ServiceDefaults"],
        ["Training.Service"] = ["Contracts", "Data", "Domain", "ServiceDefaults"],
    };

    [Fact]
    public void Projects_refer_to_what_they_may_and_never_service_to_service()
    {
        var wrong =
            from project in Clone.Sources("src", "*.csproj")
            let name = Path.GetFileNameWithoutExtension(project)
            from reference in XDocument.Load(project).Descendants("ProjectReference")
            let other = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
            where !Allowed.GetValueOrDefault(name, []).Contains(other)
            select $"{name} refers to {other}";

        Assert.Empty(wrong);
    }

    /// <summary>The names of the roles, which stand in ServiceDefaults, are the domain's words as well.</summary>
    [Fact]
    public void Aggregates_know_the_domain_and_the_contracts_and_nothing_of_how_they_are_kept_or_called()
    {
        var wrong =
            from file in Clone.Sources("src")
            where AnAggregate().IsMatch(File.ReadAllText(file)) && !Clone.Relative(file).StartsWith("src/Domain", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where ForeignUsing().IsMatch(line)
            select $"{Clone.Relative(file)}: {line}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_the_relay_publishes()
    {
        var publishing = Clone.Sources("src")
            .Where(file => Publishing().IsMatch(File.ReadAllText(file)))
            .Select(Clone.Relative);

        Assert.Equal(["src/Data/Outbox/OutboxRelay.cs"], publishing);
    }

    [Fact]
    public void No_query_skips_the_rows_of_earlier_pages()
    {
        Assert.Empty(
            from file in Clone.Sources("src")
            where file.EndsWith(".cs", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where Offset().IsMatch(line)
            select $"{Clone.Relative(file)}: {line.Trim()}");
    }

    [Fact]
    public void No_type_is_called_by_a_word_that_says_nothing()
    {
        var banned = new[] { "Manager", "Helper", "Util", "Utils", "Processor", "Info", "Base", "Impl", "Dto" };
        // Aspire's own names are Aspire's.
        var found =
            from file in Clone.Sources("src").Concat(Clone.Sources("tests")).Concat(Clone.Sources("bench"))
            where !Clone.Relative(file).Contains("Aspire.", StringComparison.Ordinal)
            from Match declared in Declared().Matches(File.ReadAllText(file))
            let name = declared.Groups[1].Value
            where banned.Any(word => name.EndsWith(word, StringComparison.Ordinal))
            select $"{Clone.Relative(file)}: {name}";

        Assert.Empty(found);
    }

    [Fact]
    public void Nothing_is_left_for_later_in_a_comment()
    {
        Assert.Empty(
            from file in Clone.Sources("src").Concat(Clone.Sources("src", "*.razor")).Concat(Clone.Sources("tests"))
            where Path.GetFileName(file) != "ArchitectureTests.cs"
            from line in File.ReadLines(file)
            where Later().IsMatch(line)
            select $"{Clone.Relative(file)}: {line.Trim()}");
    }

    [GeneratedRegex(@"class \w+ : Aggregate\b")]
    private static partial Regex AnAggregate();

    [GeneratedRegex(@"^using (?:static )?(?:Microsoft\.|MassTransit|Npgsql|Platform\.(?!Contracts|Domain)[A-Z]\w*\.Data|Platform\.Data)")]
    private static partial Regex ForeignUsing();

    [GeneratedRegex(@"\b(?:bus|context|publisher|endpoint)\.(?:Publish|Send)\(|IPublishEndpoint|ISendEndpoint")]
    private static partial Regex Publishing();

    [GeneratedRegex(@"\.Skip\([^)]*(?:page|take|offset|size)", RegexOptions.IgnoreCase)]
    private static partial Regex Offset();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum) (\w+)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?://|@\*|<!--).*\b(?:TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Later();
}
