using System.Text.Json;
using System.Text.RegularExpressions;

namespace Platform.EndToEnd.Support;

/// <summary>What has arrived at the mail server of development, by its API.</summary>
internal static partial class Mails
{
    /// <summary>The newest mail to that address, once there are as many as that.</summary>
    public static async Task<(string Subject, string Text, Uri Link)> MailTo(
        this RunningPlatform platform, string address, int number = 1)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var http = new HttpClient { BaseAddress = new Uri(platform.Known.Mail) };
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var all = JsonSerializer.Deserialize<JsonElement>(await http.GetStringAsync("/api/email", cancel));
            var found = all.EnumerateArray()
                .Where(mail => mail.GetProperty("to").EnumerateArray().Any(to => to.GetProperty("address").GetString() == address))
                .OrderBy(mail => mail.GetProperty("time").GetString(), StringComparer.Ordinal)
                .ToArray();
            if (found.Length >= number)
            {
                var text = found[^1].GetProperty("text").GetString()!;
                return (found[^1].GetProperty("subject").GetString()!, text, new Uri(Link().Match(text).Value));
            }

            await Task.Delay(100, cancel);
        }

        throw new TimeoutException($"Mail {number} to {address} has not arrived.");
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
