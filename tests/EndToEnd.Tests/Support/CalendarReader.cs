using System.Diagnostics;
using System.Text.Json;

namespace Platform.EndToEnd.Support;

/// <summary>
/// Reads an appointment with a library that calendars in the world use (ical.js), which knows nothing of how ours was
/// written. npm fetches it once, beside the platform's other tools.
/// </summary>
internal static class CalendarReader
{
    private const string Version = "2.2.1";

    private const string Script = """
        const ICAL = require('ical.js');
        const calendar = new ICAL.Component(ICAL.parse(require('fs').readFileSync(0, 'utf8')));
        for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
        const part = calendar.getFirstSubcomponent('vevent');
        const event = new ICAL.Event(part);
        console.log(JSON.stringify({
            method: calendar.getFirstPropertyValue('method'),
            uid: event.uid,
            sequence: event.sequence,
            start: event.startDate.toJSDate().toISOString(),
            end: event.endDate.toJSDate().toISOString(),
            status: part.getFirstPropertyValue('status'),
            attendees: part.getAllProperties('attendee').map(one => one.getFirstValue()),
        }));
        """;

    private static readonly string Folder = Path.Combine(
        Environment.GetEnvironmentVariable("PLATFORM_TOOLS")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "platform"),
        "npm-of-tests");

    public static async Task<Appointment> Read(string calendar)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "ical.js")))
            await Run("npm", ["install", "--prefix", Folder, "--no-audit", "--no-fund", "--loglevel", "error", $"ical.js@{Version}"], "");
        var read = await Run("node", ["-e", Script], calendar);
        return JsonSerializer.Deserialize<Appointment>(read, JsonSerializerOptions.Web)!;
    }

    private static async Task<string> Run(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_PATH"] = Path.Combine(Folder, "node_modules") },
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await complained);
        return await said;
    }
}

internal sealed record Appointment(
    string Method,
    string Uid,
    int Sequence,
    DateTimeOffset Start,
    DateTimeOffset End,
    string Status,
    IReadOnlyList<string> Attendees);
