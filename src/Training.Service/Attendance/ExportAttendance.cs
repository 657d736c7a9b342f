using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Training.Data;

namespace Platform.Training.Attendance;

/// <summary>A session's attendance as a file for a spreadsheet program. A cell that would be a formula there is text.</summary>
internal static class ExportAttendance
{
    private const int MostRows = 20_000;

    private static readonly string[] Headings = ["Name", "Organization", "Attendance", "Minutes", "Recorded by hand"];

    public static async Task<Results<FileContentHttpResult, NotFound>> Handle(Guid id, TrainingDb db, CancellationToken cancel)
    {
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancel) is not { } session)
            return TypedResults.NotFound();

        var rule = await db.AttendanceRules.AsNoTracking().SingleOrDefaultAsync(known => known.OfferingId == session.OfferingId, cancel)
            ?? new AttendanceRule { OfferingId = session.OfferingId };
        var people = await ListAttendance.Rows(db, id, rule.Required(session.Minutes))
            .OrderBy(person => person.Name).ThenBy(person => person.EnrollmentId)
            .Take(MostRows)
            .ToListAsync(cancel);
        using var file = new MemoryStream();
        // Excel takes a file without this mark for one in an older encoding.
        file.Write([0xEF, 0xBB, 0xBF]);
        using (var csv = CsvWriter.Create(file, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            Write(csv, Headings);
            foreach (var person in people)
            {
                Write(
                    csv,
                    person.Name,
                    person.Affiliation ?? person.OrganizationName ?? "",
                    person.State is Attended.NotRecorded ? "not recorded" : $"{person.State}".ToLowerInvariant(),
                    $"{person.Minutes}",
                    person.ByHand ? "yes" : "no");
            }
        }

        return TypedResults.File(file.ToArray(), "text/csv; charset=utf-8", $"attendance-{id}.csv");
    }

    private static void Write(CsvWriter csv, params string[] cells)
    {
        foreach (var cell in cells) csv.WriteField(cell);
        csv.EndRecord();
    }
}
