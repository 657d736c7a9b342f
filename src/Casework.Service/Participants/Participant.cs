using System.Globalization;
using Platform.Domain;

namespace Platform.Casework.Participants;

/// <summary>
/// A person whom a team serves, or served last. That somebody stands here at all is protected by 42 CFR Part 2: neither
/// the name nor the fact leaves this service but to those who may open the record; see <see cref="Teams.Access"/>.
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

    /// <summary>What lists are sorted by: as they show the name, first what the person goes by.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>The team that serves the person, or did last: it decides who may open the record.</summary>
    public Guid TeamId { get; private set; }

    public static Participant Welcome(
        Guid? id, string givenName, string familyName, string? preferredName, Guid teamId, DateTimeOffset now)
    {
        var participant = new Participant
        {
            Id = id ?? Guid.CreateVersion7(now),
            GivenName = givenName.Trim(),
            FamilyName = familyName.Trim(),
            PreferredName = string.IsNullOrWhiteSpace(preferredName) ? null : preferredName.Trim(),
            TeamId = teamId,
        };
        participant.SortName = $"{participant.PreferredName ?? participant.GivenName} {participant.FamilyName}";
        return participant;
    }

    /// <summary>From now on this team serves the person and keeps the record.</summary>
    public void ComeTo(Guid teamId) => TeamId = teamId;

    /// <summary>The name that a person goes by and an initial: enough in a list, and others read over shoulders.</summary>
    public static string DisplayName(string? preferredName, string givenName, string familyName) =>
        $"{preferredName ?? givenName} {StringInfo.GetNextTextElement(familyName)}.";
}
