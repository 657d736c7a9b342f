using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Attendance;

/// <summary>How a report was read, and how far it has come.</summary>
internal static class GetImport
{
    /// <param name="Rows">People in the file.</param>
    /// <param name="Recognized">People enrolled whom the file certainly or by decision tells of.</param>
    /// <param name="NotInFile">People enrolled whom it does not tell of. Nothing is recorded of them.</param>
    /// <param name="Missing">The first of them, by name.</param>
    /// <param name="JoinedAgain">People or devices with more than one row.</param>
    /// <param name="Warnings">other-webinar, times-apart, fewer-than-said.</param>
    /// <param name="KeptUntil">When names and addresses are removed.</param>
    public sealed record Response(
        Guid Id,
        Guid SessionId,
        ImportState State,
        string Topic,
        string TimeZone,
        DateTimeOffset? StartedAt,
        int Rows,
        int Recognized,
        int ToDecide,
        int ToSave,
        int NotInFile,
        IReadOnlyList<ListImportRows.Someone> Missing,
        int LeftOut,
        int DidNotJoin,
        int JoinedAgain,
        IReadOnlyList<string> Warnings,
        int RequiredMinutes,
        DateTimeOffset UploadedAt,
        DateTimeOffset? SavedAt,
        DateTimeOffset KeptUntil,
        bool Forgotten,
        int Version);

    private const int MostMissing = 100;

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, TrainingDb db, Caller caller, HttpResponse http, CancellationToken cancel)
    {
        if (await ImportReading.Of(db, id, caller, cancel) is not { } reading) return TypedResults.NotFound();

        var import = reading.Import;
        var people = reading.Settled.Select(settled => settled.EnrollmentId).ToHashSet();
        var missing = reading.People.Where(person => !people.Contains(person.EnrollmentId)).ToArray();
        var newcomers = import.Entries.Count(entry => entry.Choice is Choice.Guest or Choice.Enroll);
        http.SetVersion(import.Version);
        return TypedResults.Ok(new Response(
            import.Id,
            import.SessionId,
            import.State,
            import.Topic,
            import.TimeZone,
            import.StartedAt,
            import.Entries.Count,
            people.Count,
            reading.Open.Count,
            people.Count + newcomers,
            missing.Length,
            [.. missing.Take(MostMissing).Select(ListImportRows.Of)],
            import.LeftOut,
            import.DidNotJoin,
            import.Entries.Count(entry => entry.Rows > 1),
            [.. reading.Warnings()],
            reading.Rule.Required(reading.Session.Minutes),
            import.UploadedAt,
            import.SavedAt,
            import.UploadedAt + AttendanceImport.Kept,
            import.ForgottenAt is not null,
            import.Version));
    }
}
