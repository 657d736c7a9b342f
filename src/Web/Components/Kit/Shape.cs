namespace Platform.Web.Components.Kit;

/// <summary>The state of a thing. A shape means the same on every page; colour only repeats it.</summary>
public enum Shape
{
    /// <summary>Good, done.</summary>
    Done,

    /// <summary>It waits, or comes soon.</summary>
    Waits,

    /// <summary>It needs a person. It marks our duty, never somebody.</summary>
    NeedsPerson,

    /// <summary>Failed, stopped.</summary>
    Stopped,

    /// <summary>Not yet.</summary>
    NotYet,

    /// <summary>Not known, which is not the same as no.</summary>
    NotKnown,

    /// <summary>It does not count.</summary>
    DoesNotCount,

    /// <summary>Marked for somebody's attention.</summary>
    Marked,
}

internal static class Shapes
{
    /// <summary>The icon of the sprite, and the class that gives the colour.</summary>
    public static (string Icon, string Class) Look(this Shape shape) => shape switch
    {
        Shape.Done => ("check_circle", "status--done"),
        Shape.Waits => ("schedule", ""),
        Shape.NeedsPerson => ("warning", "status--due"),
        Shape.Stopped => ("cancel", "status--stop"),
        Shape.NotYet => ("radio_button_unchecked", ""),
        Shape.NotKnown => ("help_outline", ""),
        Shape.DoesNotCount => ("remove_circle", ""),
        Shape.Marked => ("info", "status--calm"),
    };
}
