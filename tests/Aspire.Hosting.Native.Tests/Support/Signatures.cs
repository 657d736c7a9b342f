using System.Globalization;
using System.Reflection;

namespace Aspire.Hosting.Tests;

/// <summary>Writes a type's public face down as a program that is compiled against it sees it.</summary>
internal static class Signatures
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        foreach (var constructor in type.GetConstructors(All).Where(IsSeen))
            yield return $"{type.FullName}({Parameters(constructor)})";

        foreach (var method in type.GetMethods(All).Where(IsSeen).Where(method => method.DeclaringType == type))
        {
            var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Constrained))}>" : "";
            var kind = method.IsStatic ? "static " : "";
            yield return $"{kind}{Name(method.ReturnType)} {type.FullName}.{method.Name}{generics}({Parameters(method)})";
        }

        if (type.IsEnum)
        {
            foreach (var value in type.GetEnumValues()) yield return $"{type.FullName}.{value} = {(int)value}";
        }
    }

    /// <summary>What the type can be used as.</summary>
    public static IEnumerable<string> Faces(Type type)
    {
        foreach (var face in type.GetInterfaces().Where(IsAspire)) yield return $"{type.FullName} is {Name(face)}";
        for (var parent = type.BaseType; parent is not null && IsAspire(parent); parent = parent.BaseType)
            yield return $"{type.FullName} is {Name(parent)}";
    }

    private static bool IsAspire(Type type) => type.Namespace!.StartsWith("Aspire.", StringComparison.Ordinal);

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily;

    private static string Constrained(Type parameter)
    {
        string[] constraints =
        [
            .. parameter.GetGenericParameterConstraints().Select(Name).Order(StringComparer.Ordinal),
            .. parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? ["new()"] : Array.Empty<string>(),
        ];
        return $"{parameter.Name}: {string.Join(" & ", constraints)}";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute), false) ? "params " : "")
        + (parameter.IsIn ? "in " : "")
        + $"{Name(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")));

    private static string Default(ParameterInfo parameter) =>
        Convert.ToString(parameter.DefaultValue, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "default";

    private static string Name(Type type)
    {
        if (type.IsGenericParameter) return type.Name;
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[]";
        if (type.IsByRef) return $"{Name(type.GetElementType()!)}&";

        var name = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : $"{type.Namespace}.{type.Name}";
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
