using System.Globalization;
using Platform.Domain;

namespace Platform.Cohorts.Participants;

/// <summary>
/// A person who takes part in groups of the organisation, now or once. Names are protected: they leave this service
/// only in answers to those who may see the group, never in an event, a log or an address.
/// </summary>
internal sealed class Participant : Aggregate
{
    public const int MaxName = 100;

    private Participant()
    {
    }

    public string GivenName { get; private set; } = "";
    public string FamilyName { get; private set; } = "";

    /// <summary>What the person wants to be called, where that is not the given name.</summary>
    public string? PreferredName { get; private set; }

    public static Participant Welcome(
        Guid? id, string givenName, string familyName, string? preferredName, DateTimeOffset now)
    {
        return new Participant
        {
            Id = id ?? Guid.CreateVersion7(now),
            GivenName = givenName.Trim(),
            FamilyName = familyName.Trim(),
            PreferredName = string.IsNullOrWhiteSpace(preferredName) ? null : preferredName.Trim(),
        };
    }

    /// <summary>The name that a person goes by and an initial: enough in a group, and others read over shoulders.</summary>
    public static string DisplayName(string? preferredName, string givenName, string familyName) =>
        $"{preferredName ?? givenName} {StringInfo.GetNextTextElement(familyName)}.";
}
