using Microsoft.AspNetCore.Components;

namespace Platform.Web.Components;

/// <summary>Rendered once, when what it shows is there: pages come whole.</summary>
public abstract class LoadedComponent : ComponentBase
{
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await Load();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>Gets what the component shows. Parameters and injected services are set.</summary>
    protected virtual Task Load() => Task.CompletedTask;
}
