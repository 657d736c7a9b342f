using System.Diagnostics;

namespace Platform.Data;

/// <summary>The spans of what goes on between a database and the broker.</summary>
internal static class DataActivity
{
    public static readonly ActivitySource Source = new("Platform.Data");
}
