using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Directory;
using Platform.Training.Enrollments;
using Platform.Training.Sessions;

namespace Platform.Training.Attendance;

/// <summary>
/// Makes attendance of what is certain or decided, in one transaction over all organisations concerned. Rows that nobody has decided
/// wait, and it may be saved again; saving what was saved changes nothing.
/// </summary>
internal static class SaveImport
{
    /// <param name="People">Whose attendance this report tells now.</param>
    /// <param name="Changed">For how many that was news.</param>
    public sealed record Response(int People, int Changed, int Open);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, IfMatch seen, TrainingDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (await ImportReading.Of(db, id, caller, cancel) is not { } reading) return TypedResults.NotFound();

        var (import, now) = (reading.Import, clock.GetUtcNow());
        import.Require(seen);
        import.RefuseIfUndone();
        // One save of a session after the other: the second adds to what the first has written.
        var session = (await db.Hold(import.SessionId, cancel))!;
        var newcomers = await Enroll(reading, session, db, caller, now, cancel);
        (ImportEntry, Guid, Guid)[] settled = [.. reading.Settled, .. newcomers.Select(made => (made.Entry, made.OrganizationId, made.EnrollmentId))];
        var changed = await Write(import, session, settled, db, cancel);
        await Remember(reading, db, caller, now, cancel);

        // The import's own rows come last, when it is the centre's turn: a save takes one organisation's.
        await db.ActFor(caller.OrganizationId!.Value, cancel);
        foreach (var made in newcomers) made.Entry.Enrolled(made.OrganizationId, made.EnrollmentId, made.IsNew, made.TookSeat);
        import.Save(settled, caller.PersonId, now);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Execute, "attendance-import", id) with { ReasonCodes = ["saved"] });
        await db.SaveChangesAsync(cancel);
        return TypedResults.Ok(new Response(
            settled.Select(row => row.Item3).Distinct().Count(), changed, reading.Open.Count));
    }

    /// <summary>Tells each person's presence what this import says of them now, also where it says nothing any more.</summary>
    internal static async Task<int> Write(
        AttendanceImport import,
        Session session,
        IReadOnlyCollection<(ImportEntry Entry, Guid OrganizationId, Guid EnrollmentId)> settled,
        TrainingDb db,
        CancellationToken cancel)
    {
        var said = settled.ToLookup(row => (row.OrganizationId, row.EnrollmentId), row => row.Entry);
        var before = import.Entries
            .Where(entry => entry.CountsForId is not null)
            .Select(entry => (entry.CountsForOrganizationId!.Value, entry.CountsForId!.Value));
        var changed = 0;
        foreach (var people in said.Select(row => row.Key).Union(before).GroupBy(person => person.Item1).OrderBy(of => of.Key))
        {
            await db.ActFor(people.Key, cancel);
            var ids = people.Select(person => person.Item2).ToArray();
            var presences = await db.Presences
                .Include(presence => presence.Reports)
                .Where(presence => presence.OrganizationId == people.Key && ids.Contains(presence.Id))
                .ToDictionaryAsync(presence => presence.Id, cancel);
            foreach (var person in people.Order())
            {
                if (!presences.TryGetValue(person.Item2, out var presence))
                    db.Add(presence = Presence.Of(person.Item1, person.Item2, session.Id));

                var entries = said[person].ToArray();
                if (entries is []) presence.Forget(session, import.Id);
                else if (presence.Hear(
                    session, import.Id, entries.SelectMany(entry => entry.Times), entries.Max(entry => entry.Minutes))) changed++;
            }

            await db.SaveChangesAsync(cancel);
        }

        return changed;
    }

    private sealed record Newcomer(ImportEntry Entry, Guid OrganizationId, Guid EnrollmentId, bool IsNew, bool TookSeat);

    /// <summary>Enrols who was decided to be a guest, or a colleague who is not enrolled: they were there, also beyond the last seat.</summary>
    private static async Task<List<Newcomer>> Enroll(
        ImportReading reading, Session session, TrainingDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var language = await db.Offerings
            .Where(offering => offering.Id == session.OfferingId)
            .Select(offering => offering.Language)
            .SingleAsync(cancel);
        Dictionary<string, Newcomer> made = [];
        List<Newcomer> newcomers = [];
        foreach (var entry in reading.Import.Entries.Where(entry => entry.Choice is Choice.Guest or Choice.Enroll))
        {
            var key = entry.Choice is Choice.Enroll ? $"{entry.ChosenId}" : entry.Email.Length > 0 ? entry.Email : $"{entry.Id}";
            if (made.TryGetValue(key, out var same))
            {
                newcomers.Add(same with { Entry = entry, IsNew = false });
                continue;
            }

            // Somebody may have enrolled them meanwhile.
            var enrolled = reading.People.FirstOrDefault(person => entry.Choice is Choice.Enroll
                ? person.OrganizationId == entry.ChosenOrganizationId && person.PersonId == entry.ChosenId
                : person.Addresses.Contains(entry.Email));
            made[key] = enrolled is null
                ? await Add(entry, session, language, db, caller, now, cancel)
                : new Newcomer(entry, enrolled.OrganizationId, enrolled.EnrollmentId, false, false);
            newcomers.Add(made[key]);
        }

        return newcomers;
    }

    private static async Task<Newcomer> Add(
        ImportEntry entry,
        Session session,
        string language,
        TrainingDb db,
        Caller caller,
        DateTimeOffset now,
        CancellationToken cancel)
    {
        var organization = entry.Choice is Choice.Enroll ? entry.ChosenOrganizationId!.Value : caller.OrganizationId!.Value;
        await db.ActFor(organization, cancel);
        var enrollment = entry.Choice is Choice.Enroll
            ? Enrollment.Of(await Colleague(entry, db, cancel), session.Id, language, waits: false, caller.PersonId, now)
            : Guest(entry, organization, session, language, caller, now);
        db.Add(enrollment);
        var tookSeat = await db.Take(session, 1, cancel);
        await db.SaveNew(cancel);
        return new Newcomer(entry, organization, enrollment.Id, true, tookSeat);
    }

    private static Task<StaffMember> Colleague(ImportEntry entry, TrainingDb db, CancellationToken cancel) =>
        db.Staff
            .Include(person => person.Memberships)
            .SingleAsync(
                person => person.OrganizationId == entry.ChosenOrganizationId && person.Id == entry.ChosenId, cancel);

    /// <summary>"Name, Organization" is what people are asked to call themselves.</summary>
    private static Enrollment Guest(
        ImportEntry entry, Guid centre, Session session, string language, Caller caller, DateTimeOffset now)
    {
        var comma = entry.Name.IndexOf(',', StringComparison.Ordinal);
        var (name, from) = comma > 0 ? (entry.Name[..comma], entry.Name[(comma + 1)..]) : (entry.Name, null);
        return Enrollment.OfGuest(
            null, centre, session.Id, name, entry.Email, from, language, waits: false, caller.PersonId, now);
    }

    private static async Task Remember(
        ImportReading reading, TrainingDb db, Caller caller, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = reading.Settled
            .Where(row => row.Entry is { Remember: true, Choice: Choice.Person })
            .Select(row => (row.Entry, Person: reading.Person(row.OrganizationId, row.EnrollmentId)))
            .Where(row => row.Person?.PersonId is not null);
        foreach (var of in wanted.GroupBy(row => row.Person!.OrganizationId).OrderBy(of => of.Key))
        {
            await db.ActFor(of.Key, cancel);
            var texts = of.SelectMany(row => (IEnumerable<(Guid Person, string Text, bool IsAddress)>)
            [
                (row.Person!.PersonId!.Value, row.Entry.Email, true), (row.Person.PersonId.Value, row.Entry.Name, false),
            ]);
            foreach (var (person, text, isAddress) in texts.Where(alias => alias.Text.Length > 0).Distinct())
            {
                var id = Guid.CreateVersion7(now);
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO attendance_aliases (organization_id, id, person_id, text, is_address, decided_by, decided_at)
                    VALUES ({of.Key}, {id}, {person}, {text}, {isAddress}, {caller.PersonId}, {now})
                    ON CONFLICT (organization_id, person_id, text) DO NOTHING
                    """,
                    cancel);
            }
        }
    }
}
