using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Platform.Web.Components.Kit;

namespace Platform.Web.Tests.Support;

internal static class Render
{
    /// <summary>The component's HTML.</summary>
    public static async Task<string> Html<TComponent>(Dictionary<string, object?> parameters) where TComponent : IComponent
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    /// <summary>The field's HTML inside a form in which that is wrong.</summary>
    public static Task<string> Field<TField>(Dictionary<string, object?> parameters, FormErrors errors) where TField : Field =>
        Html<CascadingValue<FormErrors>>(new()
        {
            ["Value"] = errors,
            ["ChildContent"] = (RenderFragment)(builder =>
            {
                builder.OpenComponent<TField>(0);
                builder.AddMultipleAttributes(1, parameters!);
                builder.CloseComponent();
            }),
        });

    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);
}
