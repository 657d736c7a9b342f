using Microsoft.AspNetCore.Components;
using Platform.Web.Clients;
using Platform.Web.Components.Kit;

namespace Platform.Web.Components.Pages.Casework;

/// <summary>A page about one person whom a team serves.</summary>
public abstract class OnePersonPage : OrganizationPage
{
    [Inject] internal CaseworkClient Casework { get; set; } = null!;

    [Parameter] public Guid Id { get; set; }

    protected string Address => $"{O}/casework/people/{Id}";

    /// <summary>A day that has been: typed without a year, it is the last such day.</summary>
    protected static DateOnly? DayThatWas(string? text, DateOnly today) => Entry.Day(text, today.AddDays(-364));
}

/// <summary>A form that changes a person's plan. Who does not keep the record has no such page.</summary>
public abstract class PlanForm : OnePersonPage
{
    /// <summary>As it is now, after the reader's form was sent as well as before.</summary>
    protected PersonPlan Plan { get; private set; } = null!;

    private protected FormErrors Errors { get; } = new();

    protected Answer? Answer { get; private set; }

    protected override async Task Load()
    {
        Plan = await Casework.Plan(Id, Cancel);
        if (!Plan.Treats || Plan.EndedOn is not null) throw new NotYoursException();
    }

    /// <summary>The day typed in a field, or null, which is noted.</summary>
    protected DateOnly? ReadDay(string field, string? text, DateOnly from)
    {
        var day = Entry.Day(text, from);
        if (day is null) Errors.Add(field, Resources.ShellWords.Date_Unreadable);
        return day;
    }

    /// <summary>Sends what was decided, and goes to what follows.</summary>
    private protected async Task Send(Func<int, Task<Answer>> command, string next)
    {
        if (Errors.Any) return;

        Answer = await command(Version ?? Plan.Version);
        if (Answer is Done) SeeOther(next);
        else if (Answer is Changed) await Load();
        else if (Answer is Invalid invalid) Errors.Take(invalid);
    }
}
