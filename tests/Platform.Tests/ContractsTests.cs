using System.Reflection;
using System.Text;
using Platform.Contracts.Cohorts;

namespace Platform.Tests;

/// <summary>
/// What services tell each other grows and never changes: a receiver of yesterday reads the events of tomorrow. The shapes
/// stand in contracts.txt; a new event or field is added there in the same commit, and a line that goes is a broken receiver.
/// </summary>
public sealed class ContractsTests
{
    private static readonly Type[] Events =
        [.. typeof(CohortLaunched).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)];

    [Fact]
    public void The_events_have_the_shapes_that_were_agreed()
    {
        var agreed = Clone.Read("tests/Platform.Tests/contracts.txt");
        // For whoever adds one, to be looked at and copied.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "contracts.txt"), Shapes());

        Assert.Equal(agreed.ReplaceLineEndings("\n").Trim(), Shapes().Trim());
    }

    [Fact]
    public void Each_event_says_whose_it_is_how_new_and_since_when()
    {
        Assert.All(Events.Where(type => type.GetProperty("OrganizationId") is null), part => Assert.True(
            Events.Any(type => type.GetProperties().Any(property => property.PropertyType.GenericTypeArguments.Contains(part)
                || property.PropertyType == part)),
            $"{part.Name} says no organisation and is no part of an event"));
        Assert.All(Events.Where(type => type.GetProperty("OrganizationId") is not null), type =>
        {
            Assert.Equal(typeof(Guid), type.GetProperty("OrganizationId")!.PropertyType);
            Assert.Equal(typeof(int), type.GetProperty("Version")?.PropertyType);
            Assert.Equal(typeof(DateTimeOffset), type.GetProperty("At")?.PropertyType);
            Assert.True(type.IsSealed, $"{type.Name} is not sealed");
        });
    }

    [Fact]
    public void No_event_has_room_for_what_identifies_a_participant()
    {
        // Names are of organisations, sites and staff, in what the directory and the training tell.
        var texts =
            from type in Events
            from property in type.GetProperties()
            where property.PropertyType == typeof(string)
            where type.Namespace is "Platform.Contracts.Cohorts" or "Platform.Contracts.Casework"
            where !property.Name.EndsWith("Code", StringComparison.Ordinal) && !property.Name.EndsWith("Kind", StringComparison.Ordinal)
            select $"{type.Name}.{property.Name}";

        Assert.Empty(texts);
    }

    private static string Shapes()
    {
        var shapes = new StringBuilder();
        foreach (var type in Events)
        {
            shapes.Append(type.FullName).Append('\n');
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                shapes.Append("    ").Append(property.Name).Append(": ").Append(Name(property)).Append('\n');
        }

        return shapes.ToString();
    }

    private static string Name(PropertyInfo property)
    {
        var nullable = new NullabilityInfoContext().Create(property).ReadState is NullabilityState.Nullable ? "?" : "";
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var name = type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(argument => argument.Name))}>"
            : type.Name;
        return name + nullable;
    }
}
