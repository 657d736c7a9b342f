using System.Text;
using Platform.Data;

namespace Platform.Training.Tests.Support;

/// <summary>
/// Reads an appointment strictly: the ends of lines, their length, and that what was begun is ended. Another reader, that of
/// calendars in the world, has it in the end-to-end tests.
/// </summary>
internal sealed class AppointmentText
{
    private readonly List<(string Path, string Name, string Value)> _lines = [];

    public AppointmentText(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));

        var within = new Stack<string>();
        foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            if (name == "BEGIN") within.Push(value);
            else if (name == "END") Assert.Equal(within.Pop(), value);
            else _lines.Add((string.Join('/', within.Reverse()), name, value));
        }

        Assert.Empty(within);
    }

    /// <summary>The one value of a property, with or without parameters.</summary>
    public string this[string path, string name] => Assert.Single(All(path, name));

    public IReadOnlyList<string> All(string path, string name) =>
        [.. _lines.Where(line => line.Path == path && line.Name.Split(';')[0] == name).Select(line => line.Value)];

    public string Event(string name) => this["VCALENDAR/VEVENT", name];

    public string Method => this["VCALENDAR", "METHOD"];

    public string Parameters(string name) =>
        Assert.Single(_lines, line => line.Path == "VCALENDAR/VEVENT" && line.Name.Split(';')[0] == name).Name;

    public static AppointmentText Of(Mail mail) => new(mail.CalendarText!);
}
