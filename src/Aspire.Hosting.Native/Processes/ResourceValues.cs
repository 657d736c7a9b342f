using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Processes;

/// <summary>Resolves what the AppHost noted on a resource, now that ports and parameters are known.</summary>
internal static class ResourceValues
{
    public static async Task<IReadOnlyList<string>> ArgumentsAsync(IResource resource, CancellationToken cancel)
    {
        var arguments = new List<string>();
        foreach (var argument in resource.Annotations.OfType<ArgumentsAnnotation>().SelectMany(noted => noted.Arguments))
            arguments.Add(await TextAsync(argument, cancel));

        return arguments;
    }

    /// <summary>What the AppHost says wins over what a kind of resource gets anyway.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> VariablesAsync(
        IResource resource, IReadOnlyDictionary<string, object> given, CancellationToken cancel)
    {
        var variables = new Dictionary<string, object>(given);
        foreach (var endpoint in EndpointAnnotation.Of(resource).Where(endpoint => endpoint.EnvironmentVariable is not null))
            variables[endpoint.EnvironmentVariable!] = endpoint.AllocatedTargetPort!;

        foreach (var noted in resource.Annotations.OfType<EnvironmentAnnotation>()) noted.Apply(variables);

        var resolved = new Dictionary<string, string>(variables.Count);
        foreach (var (name, value) in variables) resolved[name] = await TextAsync(value, cancel);
        return resolved;
    }

    private static async Task<string> TextAsync(object value, CancellationToken cancel) => value switch
    {
        string text => text,
        IValueProvider provider => await provider.GetValueAsync(cancel) ?? "",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
