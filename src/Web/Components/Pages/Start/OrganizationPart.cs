using Microsoft.AspNetCore.Components;

namespace Platform.Web.Components.Pages.Start;

/// <summary>A section of a start page.</summary>
public abstract class OrganizationPart : LoadedComponent
{
    [Parameter, EditorRequired] public Guid Organization { get; set; }

    [CascadingParameter] public required HttpContext Http { get; set; }

    protected string O => $"/o/{Organization}";

    protected CancellationToken Cancel => Http.RequestAborted;
}
