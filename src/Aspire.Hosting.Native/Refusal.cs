namespace Aspire.Hosting;

/// <summary>Why the AppHost does not start, in a sentence for the person before the terminal: no stack trace is owed.</summary>
internal sealed class Refusal(string sentence) : Exception(sentence);
