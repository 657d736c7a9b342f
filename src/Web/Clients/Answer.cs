namespace Platform.Web.Clients;

/// <summary>What a service said to a command. Anything else it may say is an exception: <see cref="NotYoursException"/>,
/// or a bug.</summary>
public abstract record Answer;

public record Done : Answer;

public sealed record Done<T>(T Value) : Done;

/// <summary>A rule said no (409).</summary>
/// <param name="Sentence">Why, in the reader's language: the service writes it.</param>
public sealed record Refused(string Code, string Sentence) : Answer;

/// <summary>Somebody else changed the same thing in the meantime (412).</summary>
public sealed record Changed : Answer;

/// <summary>The service read the request, but not what stands in these fields (400).</summary>
public sealed record Invalid(IReadOnlyDictionary<string, string[]> Errors) : Answer;

/// <summary>Nobody answered, or nothing useful: whether the command took effect is not known, so the same form, sent
/// again with its own key, must do no harm.</summary>
/// <param name="Number">The beginning of the trace's id, to give to who helps.</param>
public sealed record Failed(string Number) : Answer;
