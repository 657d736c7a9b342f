using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Validation;

// The framework calls its own validation an experiment; whether it looks at every field is what is tested here.
#pragma warning disable ASP0029

namespace Platform.Testing;

/// <summary>
/// Whether every field of every body that a service takes is held against its limits. The framework passes silently over
/// types that are not public, and then over all that lies in them.
/// </summary>
public static class RequestBodies
{
    /// <summary>How many types the bodies of a running service consist of.</summary>
    public static int Count(IServiceProvider services) => Types(services).Count;

    /// <summary>The fields with a limit that accept what is beyond it, as <c>SessionText.Title</c>. Empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> Unguarded(IServiceProvider services, CancellationToken cancel)
    {
        List<string> unguarded = [];
        foreach (var type in Types(services))
        {
            foreach (var property in Fields(type))
            {
                var limits = Limits(type, property);
                var nested = Nested(property.PropertyType);
                if (limits is [] && nested is null) continue;

                // What breaks any of the limits; or a nested body in which nothing is said.
                foreach (var bad in limits.Select(limit => Beyond(limit, property.PropertyType)).Append(nested is null ? null : Blank(property.PropertyType, nested)))
                {
                    if (bad is null) continue;
                    if (nested is not null && !HasLimits(nested) && bad.Value is not null) continue;

                    var body = RuntimeHelpers.GetUninitializedObject(type);
                    Field(type, property).SetValue(body, bad.Value);
                    var errors = await Errors(services, type, body, cancel);
                    if (!errors.Any(field => field.StartsWith(property.Name, StringComparison.Ordinal)))
                        unguarded.Add($"{type.Name}.{property.Name}");
                }
            }
        }

        return [.. unguarded.Distinct()];
    }

    private static HashSet<Type> Types(IServiceProvider services)
    {
        HashSet<Type> types = [];
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is { } body) Add(body);
        }

        return types;

        void Add(Type type)
        {
            if (Nested(type) is not { } own || !types.Add(own)) return;

            foreach (var property in Fields(own)) Add(property.PropertyType);
        }
    }

    /// <summary>The platform's own class that a type is, or is a list of.</summary>
    private static Type? Nested(Type type)
    {
        if (type.IsArray) return Nested(type.GetElementType()!);
        if (type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericArguments() is [var item]) return Nested(item);

        return type.IsClass && type.Namespace?.StartsWith("Platform.", StringComparison.Ordinal) is true ? type : null;
    }

    private static bool HasLimits(Type type) => Fields(type).Any(property => Limits(type, property).Any(limit => limit is RequiredAttribute));

    private static PropertyInfo[] Fields(Type type) => type.GetProperties(BindingFlags.Instance | BindingFlags.Public);

    /// <summary>A record's limits stand at the parameters of its constructor.</summary>
    private static ValidationAttribute[] Limits(Type type, PropertyInfo property) =>
    [
        .. property.GetCustomAttributes<ValidationAttribute>(),
        .. type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.Name == property.Name)
            .SelectMany(parameter => parameter.GetCustomAttributes<ValidationAttribute>()),
    ];

    private sealed record Bad(object? Value);

    private static Bad Beyond(ValidationAttribute limit, Type type)
    {
        object?[] samples =
        [
            null, "", new string('x', 100_000), "\u0001\t\n", -1, int.MinValue, int.MaxValue, DateOnly.MinValue, Guid.Empty,
            Array.Empty<string>(), Enumerable.Repeat("\u0001", 100_000).ToArray(), Array.Empty<Guid>(), new Guid[100_000],
            new int[100_000], Enumerable.Repeat(-1, 100_000).ToArray(), new DateOnly[100_000], new DayOfWeek[100_000],
            Array.Empty<IReadOnlyList<Guid>>(), new IReadOnlyList<Guid>[100_000],
        ];
        var fitting = samples.Where(sample => sample is null
            ? !type.IsValueType || Nullable.GetUnderlyingType(type) is not null
            : sample.GetType().IsAssignableTo(Nullable.GetUnderlyingType(type) ?? type));
        if (Nested(type) is { } item && type.IsAssignableFrom(item.MakeArrayType()))
            fitting = [null, Array.CreateInstance(item, 0), Array.CreateInstance(item, 100_000)];

        foreach (var sample in fitting)
            if (limit.GetValidationResult(sample, new ValidationContext(new object()) { MemberName = "sample" }) is not null) return new Bad(sample);

        throw new InvalidOperationException($"There is no sample of {type.Name} that {limit.GetType().Name} refuses: add one here.");
    }

    /// <summary>A nested body, or a list of one, in which no field has a value.</summary>
    private static Bad Blank(Type type, Type nested)
    {
        var blank = RuntimeHelpers.GetUninitializedObject(nested);
        if (type == nested) return new Bad(blank);

        var list = Array.CreateInstance(nested, 1);
        list.SetValue(blank, 0);
        return new Bad(list);
    }

    private static FieldInfo Field(Type type, PropertyInfo property) =>
        type.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new InvalidOperationException($"{type.Name}.{property.Name} is computed, and yet has a limit.");

    private static async Task<IEnumerable<string>> Errors(
        IServiceProvider services, Type type, object body, CancellationToken cancel)
    {
        var options = services.GetRequiredService<IOptions<ValidationOptions>>().Value;
        if (!options.TryGetValidatableTypeInfo(type, out var known)) return [];

        var context = new ValidateContext
        {
            ValidationOptions = options,
            ValidationContext = new ValidationContext(body, services, null),
        };
        await known.ValidateAsync(body, context, cancel);
        return context.ValidationErrors?.Keys ?? Enumerable.Empty<string>();
    }
}
