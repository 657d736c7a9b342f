using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Platform.Data;

namespace Platform.Gateway.Tests.Support;

/// <summary>The mails that wait in the directory: no test sends them.</summary>
internal static partial class MailBox
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static Task<List<Mail>> MailsTo(this GatewayApp app, string email) => app.Query(db =>
        db.Mails.AsNoTracking().Where(mail => mail.Recipient == email).OrderBy(mail => mail.Id).ToListAsync(Cancel));

    /// <summary>The path of the link in the newest mail to that address.</summary>
    public static async Task<string> LinkTo(this GatewayApp app, string email) =>
        new Uri(Link().Match((await app.MailsTo(email))[^1].Text).Value).PathAndQuery;

    /// <summary>Opens a mailed link, and gives back the cookie it leaves in the browser.</summary>
    public static async Task<string> Open(this GatewayApp app, string link)
    {
        var opened = await app.Outside().Get(link);
        Assert.Equal(System.Net.HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.DoesNotContain(link.Split('/')[^1], opened.Headers.Location!.ToString(), StringComparison.Ordinal);
        return opened.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    public static async Task<string> Post(this GatewayApp app, string path, string cookie, params (string, string)[] fields)
    {
        var browser = app.Outside();
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        var answer = await browser.Form(path, app.Origin, fields);
        return answer.Headers.Location!.ToString();
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
