using Microsoft.AspNetCore.Components;
using Platform.Web.Clients;

namespace Platform.Web.Components.Pages.Meetings;

/// <summary>A page about one meeting of a group.</summary>
public abstract class OneMeetingPage : OrganizationPage
{
    [Inject] internal MeetingsClient Meetings { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    [Parameter] public Guid MeetingId { get; set; }

    /// <summary>As it is now, after the reader's form was sent as well as before.</summary>
    protected OneMeeting Meeting { get; private set; } = null!;

    protected string Address => $"{O}/cohorts/{Id}/meetings/{MeetingId}";

    protected override async Task Load() => Meeting = await Meetings.Get(Id, MeetingId, Cancel);
}
