using Platform.Casework.Data;
using Platform.Casework.Participants;

namespace Platform.Casework.Concerns;

/// <summary>A concern as those read it who may open the person's record.</summary>
internal sealed record ConcernItem(
    Guid Id,
    Guid PersonId,
    string DisplayName,
    Guid TeamId,
    string TimeZone,
    string Text,
    Guid RaisedById,
    string? RaisedBy,
    DateTimeOffset RaisedAt,
    DateTimeOffset DueAt,
    string EscalatesTo,
    DateTimeOffset? EscalatedAt,
    Guid? AnsweredById,
    string? AnsweredBy,
    DateTimeOffset? AnsweredAt,
    string? Answer,
    int Version)
{
    public static IQueryable<ConcernItem> Of(CaseworkDb db, IQueryable<Concern> concerns) =>
        concerns.Join(db.Participants, concern => concern.ParticipantId, person => person.Id, (concern, person) => new ConcernItem(
            concern.Id,
            person.Id,
            Participant.DisplayName(person.PreferredName, person.GivenName, person.FamilyName),
            concern.TeamId,
            db.Sites.Single(site => db.Teams.Any(team => team.Id == concern.TeamId && team.SiteId == site.Id)).TimeZone,
            concern.Text,
            concern.RaisedById,
            db.Staff.Where(member => member.Id == concern.RaisedById).Select(member => member.Name).FirstOrDefault(),
            concern.RaisedAt,
            concern.DueAt,
            concern.EscalatesTo,
            concern.EscalatedAt,
            concern.AnsweredById,
            db.Staff.Where(member => member.Id == concern.AnsweredById).Select(member => member.Name).FirstOrDefault(),
            concern.AnsweredAt,
            concern.Answer,
            concern.Version));
}
