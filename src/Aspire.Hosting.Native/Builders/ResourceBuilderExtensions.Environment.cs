using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

public static partial class ResourceBuilderExtensions
{
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment => builder.Set(name, value ?? "");

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, Func<string> callback)
        where T : IResourceWithEnvironment => builder.Note(new EnvironmentAnnotation(variables => variables[name] = callback()));

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, in ReferenceExpression.ExpressionInterpolatedStringHandler value)
        where T : IResourceWithEnvironment => builder.WithEnvironment(name, ReferenceExpression.Create(value));

    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, ReferenceExpression value)
        where T : IResourceWithEnvironment => builder.Set(name, value).ReferTo(value);

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, EndpointReference endpointReference)
        where T : IResourceWithEnvironment => builder.Set(name, endpointReference).ReferTo(endpointReference);

    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment => builder.Set(name, parameter.Resource).ReferTo(parameter.Resource);

    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : IResourceWithArgs => builder.Note(new ArgumentsAnnotation(args));

    private static IResourceBuilder<T> Set<T>(this IResourceBuilder<T> builder, string name, object value)
        where T : IResource => builder.Note(new EnvironmentAnnotation(variables => variables[name] = value));

    /// <summary>Who uses another's value refers to it: the graph on the dashboard draws that.</summary>
    private static IResourceBuilder<T> ReferTo<T>(this IResourceBuilder<T> builder, IValueProvider value)
        where T : IResource
    {
        IEnumerable<IResource> others = value switch
        {
            IResource resource => [resource],
            EndpointReference endpoint => [endpoint.Resource],
            EndpointReferenceExpression part => [part.Endpoint.Resource],
            _ => [],
        };
        foreach (var other in others) builder.Relate(other, RelationshipAnnotation.Reference);

        if (value is ReferenceExpression expression)
        {
            foreach (var part in expression.ValueProviders) builder.ReferTo(part);
        }

        return builder;
    }

    private static IResourceBuilder<T> Relate<T>(this IResourceBuilder<T> builder, IResource other, string type)
        where T : IResource
    {
        var relationship = new RelationshipAnnotation(other, type);
        return builder.Resource.Annotations.Contains(relationship) ? builder : builder.Note(relationship);
    }
}
