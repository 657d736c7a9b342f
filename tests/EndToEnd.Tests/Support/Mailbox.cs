using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Platform.Demo;

namespace Platform.EndToEnd.Support;

/// <summary>What has come to the mail server of the running platform.</summary>
internal sealed partial class Mailbox(RunningPlatform platform)
{
    /// <summary>The appointments in the mails to an address, oldest first, once there are so many.</summary>
    public async Task<IReadOnlyList<Appointment>> AppointmentsFor(string address, int count)
    {
        using var http = new HttpClient { BaseAddress = new Uri(platform.Known.Mail) };
        var mails = await Patience.Until(
            $"{count} mails have come",
            async stop => (await http.GetFromJsonAsync<List<Received>>("/api/email", JsonSerializerOptions.Web, stop))!
                .Where(mail => mail.To.Exists(to => to.Address == address))
                .OrderBy(mail => mail.Time)
                .ToList(),
            found => found.Count >= count,
            TestContext.Current.CancellationToken);

        List<Appointment> appointments = [];
        foreach (var mail in mails)
        {
            var source = await http.GetStringAsync($"/api/email/{mail.Id}/source", TestContext.Current.CancellationToken);
            var part = CalendarPart().Match(source.ReplaceLineEndings("\n"));
            Assert.True(part.Success, "The mail brings no appointment.");
            appointments.Add(await CalendarReader.Read(Encoding.UTF8.GetString(Convert.FromBase64String(part.Groups["body"].Value))));
        }

        return appointments;
    }

    [GeneratedRegex(@"Content-Type: text/calendar(?:.*\n)+?\n(?<body>[A-Za-z0-9+/=\n]+)", RegexOptions.IgnoreCase)]
    private static partial Regex CalendarPart();

    private sealed record Received(string Id, DateTimeOffset Time, List<Addressee> To);

    private sealed record Addressee(string Address);
}
