using System.Globalization;

namespace Aspire.Hosting.Processes;

/// <summary>A line of /etc/passwd.</summary>
internal sealed record SystemUser(string Name, uint Id, uint GroupId)
{
    public static SystemUser? Find(string name) => File.ReadLines("/etc/passwd")
        .Select(line => line.Split(':'))
        .Where(fields => fields.Length > 3 && fields[0] == name)
        .Select(fields => new SystemUser(
            name, uint.Parse(fields[2], CultureInfo.InvariantCulture), uint.Parse(fields[3], CultureInfo.InvariantCulture)))
        .FirstOrDefault();

    /// <summary>Starts a program as this user. It replaces itself, so that the process that is watched is the program.</summary>
    public string[] Prefix => ["setpriv", $"--reuid={Name}", $"--regid={Name}", "--init-groups", "--"];
}
