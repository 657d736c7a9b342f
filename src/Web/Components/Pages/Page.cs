using Microsoft.AspNetCore.Components;

namespace Platform.Web.Components.Pages;

/// <summary>What all pages have: the request, the clock, and what a form of theirs brings along.</summary>
public abstract class Page : LoadedComponent
{
    [CascadingParameter] public required HttpContext Http { get; set; }

    [Inject] public required TimeProvider Clock { get; set; }

    /// <summary>Made when the form was rendered. The services do under one key what they are told only once.</summary>
    [SupplyParameterFromForm] public string? Key { get; set; }

    /// <summary>The version that the reader saw when the form was rendered.</summary>
    [SupplyParameterFromForm] public int? Version { get; set; }

    /// <summary>What was done on the page before this one, as a word of that page's: said once, at the top.</summary>
    [SupplyParameterFromQuery(Name = "done")] public string? DoneWord { get; set; }

    protected CancellationToken Cancel => Http.RequestAborted;

    /// <summary>A key for the next thing that is done: not the one of what was refused.</summary>
    protected string NewKey() => Key = Guid.CreateVersion7(Clock.GetUtcNow()).ToString();

    /// <summary>
    /// Sends the browser on with 303, so that reloading what follows repeats nothing. To an address of this site as the reader
    /// knows it, which is not the one under which the gateway found this process.
    /// </summary>
    protected void SeeOther(string address)
    {
        Http.Response.StatusCode = StatusCodes.Status303SeeOther;
        Http.Response.Headers.Location = address;
    }

    /// <summary>The day it is in <paramref name="timeZone"/>.</summary>
    protected DateOnly Today(string timeZone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);

    protected override void OnInitialized() => Key ??= NewKey();
}

/// <summary>A page under <c>/o/{organization}</c>.</summary>
public abstract class OrganizationPage : Page
{
    [Parameter] public Guid Organization { get; set; }

    /// <summary>The address of the organisation's start page, before all its others.</summary>
    protected string O => $"/o/{Organization}";
}
