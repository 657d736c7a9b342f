namespace Platform.Web.Components.Kit;

/// <summary>What a notice is: something to know, something done, something a person has to see to, something that failed.</summary>
public enum NoticeKind
{
    Plain,
    Done,
    Due,
    Stop,
}

internal static class NoticeKinds
{
    public static string Class(this NoticeKind kind) => kind switch
    {
        NoticeKind.Plain => "",
        NoticeKind.Done => "notice--done",
        NoticeKind.Due => "notice--due",
        NoticeKind.Stop => "notice--stop",
    };
}
