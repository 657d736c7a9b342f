using System.Text.RegularExpressions;

namespace Platform.Tests;

/// <summary>docs/requirements.md says the truth: each requirement once, and only tests that are there.</summary>
public sealed partial class RequirementsTests
{
    private static readonly string Document = Clone.Read("docs/requirements.md");

    [Fact]
    public void Names_each_requirement_once()
    {
        (char Part, int Last)[] parts = [('A', 34), ('B', 18), ('C', 13), ('D', 28), ('E', 13)];
        var expected = parts
            .SelectMany(part => Enumerable.Range(1, part.Last).Select(number => $"{part.Part}{number}"))
            .Append("B11b")
            .Order(StringComparer.Ordinal);

        Assert.Equal(expected, Rows().Select(row => row.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_only_tests_that_exist()
    {
        var tests = Tests();

        var named = Rows()
            .SelectMany(row => InBackticks().Matches(row.Proof).Select(match => (row.Id, Test: match.Groups[1].Value)))
            .ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Where(name => !tests.Contains(name.Test)).Select(name => $"{name.Id}: {name.Test}"));
    }

    [Fact]
    public void Says_of_what_is_there_what_proves_it()
    {
        // What nobody can do yet needs no proof; what somebody can do, even in part, does.
        var unproved = Rows().Where(row => row.Where != "not yet" && !row.Proof.Contains('`', StringComparison.Ordinal));

        Assert.Empty(unproved.Select(row => row.Id));
    }

    private static IEnumerable<(string Id, string Where, string Proof)> Rows() =>
        from line in Document.Split('\n')
        let row = Row().Match(line)
        where row.Success
        select (row.Groups["id"].Value, row.Groups["where"].Value.Trim(), row.Groups["proof"].Value);

    /// <summary>The classes of tests, and the methods in them, as <c>Class</c> and <c>Class.Method</c>.</summary>
    private static HashSet<string> Tests()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Clone.Sources("tests"))
        {
            var type = "";
            foreach (var line in File.ReadLines(file))
            {
                if (Class().Match(line) is { Success: true } declared) found.Add(type = declared.Groups[1].Value);
                if (Method().Match(line) is { Success: true } method) found.Add($"{type}.{method.Groups[1].Value}");
            }
        }

        return found;
    }

    [GeneratedRegex(@"^\| (?<id>[A-E]\d+b?) \|[^|]*\|(?<where>[^|]*)\|(?<proof>[^|]*)\|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InBackticks();

    [GeneratedRegex(@"^\s*public (?:sealed |abstract |partial )*class (\w+Tests)\b")]
    private static partial Regex Class();

    [GeneratedRegex(@"^\s*(?:public|internal) (?:async )?(?:Task|void|ValueTask) (\w+)\(")]
    private static partial Regex Method();
}
