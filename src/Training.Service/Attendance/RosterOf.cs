using Microsoft.EntityFrameworkCore;
using Platform.Training.Data;
using Platform.Training.Enrollments;

namespace Platform.Training.Attendance;

/// <summary>The people enrolled in a session, of all organisations, with what is known to tell them from others.</summary>
internal static class RosterOf
{
    public static async Task<(Roster Roster, IReadOnlyList<Enrolled> People)> Session(
        TrainingDb db, Guid sessionId, CancellationToken cancel)
    {
        var enrolled = db.Enrollments.Where(known => known.SessionId == sessionId && known.State == EnrollmentState.Enrolled);
        var people = await enrolled
            .OrderBy(known => known.Name).ThenBy(known => known.Id)
            .Select(known => new
            {
                known.Id,
                known.OrganizationId,
                known.PersonId,
                known.Name,
                known.Email,
                known.Affiliation,
                Organization = db.Organizations
                    .Where(organization => organization.OrganizationId == known.OrganizationId)
                    .Select(organization => organization.Name)
                    .FirstOrDefault(),
                EmailNow = db.Staff
                    .Where(person => person.OrganizationId == known.OrganizationId && person.Id == known.PersonId)
                    .Select(person => person.Email)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);
        var aliases = (await db.AttendanceAliases
                .Where(alias => enrolled.Any(known =>
                    known.OrganizationId == alias.OrganizationId && known.PersonId == alias.PersonId))
                .Select(alias => new { alias.OrganizationId, alias.PersonId, alias.Text, alias.IsAddress })
                .ToListAsync(cancel))
            .ToLookup(alias => (alias.OrganizationId, (Guid?)alias.PersonId));

        Enrolled[] all =
        [
            .. people.Select(known =>
            {
                var remembered = aliases[(known.OrganizationId, known.PersonId)].ToArray();
                var email = known.EmailNow?.ToLowerInvariant() ?? known.Email;
                return new Enrolled(
                    known.Id,
                    known.OrganizationId,
                    known.PersonId,
                    known.Name,
                    known.PersonId is null ? known.Affiliation : known.Organization,
                    email,
                    [
                        .. known.Email is { } before && before != email ? [before] : Array.Empty<string>(),
                        .. remembered.Where(alias => alias.IsAddress).Select(alias => alias.Text),
                    ],
                    [.. remembered.Where(alias => !alias.IsAddress).Select(alias => alias.Text)]);
            }),
        ];
        return (new Roster(all), all);
    }
}
