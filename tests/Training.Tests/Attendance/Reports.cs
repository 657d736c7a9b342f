using Platform.Testing;

namespace Platform.Training.Tests.Attendance;

/// <summary>Reports as Zoom writes them, of invented people.</summary>
internal static class Reports
{
    public static string Text(string file) => File.ReadAllText(
        Path.Combine(RouteTable.Repository(), "tests", "Training.Tests", "Attendance", "Reports", file));
}
