using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Configuration's <c>Parameters:name</c> goes before any default.</summary>
public static class ParameterResourceBuilderExtensions
{
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        string value,
        bool publishValueAsDefault = false,
        bool secret = false) =>
        builder.AddResource(new ParameterResource(name, _ => Configured(builder, name) ?? value, secret));

    /// <summary>A default that, if it is to persist, is made once and kept with the data that depends on it.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        ParameterDefault value,
        bool secret = false,
        bool persist = false)
    {
        string Make(ParameterDefault? made) =>
            persist ? ((DistributedApplicationBuilder)builder).SavedParameters.GetOrAdd(name, made!.GetDefaultValue) : made!.GetDefaultValue();

        return builder.AddResource(new ParameterResource(name, made => Configured(builder, name) ?? Make(made), secret)
        {
            Default = value,
        });
    }

    /// <summary>The password that a server gets when the AppHost gives none.</summary>
    internal static ParameterResource Password(this IDistributedApplicationBuilder builder, string server, bool special) =>
        builder.AddParameter(
            $"{server}-password", new GenerateParameterDefault { Special = special }, secret: true, persist: true).Resource;

    private static string? Configured(IDistributedApplicationBuilder builder, string name) =>
        builder.Configuration[$"Parameters:{name}"]
        ?? builder.Configuration[$"Parameters:{name.Replace('-', '_')}"];
}
