using System.Text.Json;
using Aspire.Hosting.Data;

namespace Aspire.Hosting.Control;

/// <summary>Lies in the data folder as long as the AppHost runs, and says how to reach it.</summary>
internal sealed class RunFile(DataFolder data)
{
    public void Write(string controlUrl, string key) => OwnFile.Write(
        data.RunFile,
        JsonSerializer.Serialize(
            new { pid = Environment.ProcessId, control = controlUrl, key }, JsonSerializerOptions.Web));

    public void Delete() => File.Delete(data.RunFile);
}
