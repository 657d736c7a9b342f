using System.Net;
using System.Text;
using Platform.Gateway.Invitations;
using Platform.Gateway.Tests.Support;

namespace Platform.Gateway.Tests.Invitations;

/// <summary>What people send instead of a list of people, as it comes through the gateway.</summary>
public sealed class BadFilesTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private const string Head = "Given name,Family name,Email,Role,Sites,Language\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("of another program", "file.columns-missing", "These are missing: given name, family name, email, role")]
    [InlineData("a workbook", "file.not-a-list", "")]
    [InlineData("UTF-16", "file.not-utf8", "UTF-8")]
    [InlineData("UTF-16 without its mark", "file.not-utf8", "UTF-8")]
    [InlineData("Latin-1", "file.not-utf8", "UTF-8")]
    [InlineData("empty bytes", "file.not-utf8", "UTF-8")]
    [InlineData("501 rows", "file.too-many-rows", "500")]
    public async Task Are_refused_whole_with_what_is_wrong_and_nothing_is_kept(string what, string code, string says)
    {
        var (_, organization, director) = await app.SomebodyAtWork();
        var text = Head + "José,Ruiz,jose@example.org,Peer life coach,,\n";

        var refused = await director.PostAsync(
            $"/directory/organizations/{organization}/invitation-files",
            new ByteArrayContent(what switch
            {
                // As a program of personnel gives its people out.
                "of another program" => Encoding.UTF8.GetBytes("Employee ID,Full Name,Work Email,Hire Date\n17,Ruiz José,jose@example.org,2024-02-01\n"),
                "a workbook" => [.. "PK\u0003\u0004"u8, .. new byte[2_000]],
                "UTF-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
                "UTF-16 without its mark" => Encoding.Unicode.GetBytes(text),
                "Latin-1" => Encoding.Latin1.GetBytes(text),
                "empty bytes" => Encoding.UTF8.GetBytes(text.Replace("Ruiz", "Ru\0iz")),
                _ => Encoding.UTF8.GetBytes(Head + string.Concat(Enumerable.Repeat("A,B,c@d.e,Peer life coach,,\n", 501))),
            })
            {
                // As a browser on a machine with a spreadsheet program calls it.
                Headers = { ContentType = new("application/vnd.ms-excel") },
            },
            Cancel);

        var problem = await refused.Read();
        Assert.Equal((HttpStatusCode.Conflict, code), (refused.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains(says, problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await Kept(organization));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"\"http://example.org\"\")")]
    [InlineData("+1+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(1)")]
    public async Task A_formula_stays_out_whichever_cell_it_stands_in(string formula)
    {
        var (_, organization, director) = await app.SomebodyAtWork();
        var good = new[] { "Ana", "Ruiz", "ana@example.org", "Peer life coach", "", "English" };
        var lines = Enumerable.Range(0, 6).Select(at => string.Join(',', good.Select((cell, other) => at == other ? $"\"{formula}\"" : cell)));

        var sent = await director.PostAsync(
            $"/directory/organizations/{organization}/invitation-files",
            new StringContent(Head + string.Join('\n', lines), Encoding.UTF8, "text/csv"),
            Cancel);
        var file = (await sent.Made()).Headers.Location!.ToString();

        var rows = (await (await director.Get(file)).Read()).GetProperty("rows").EnumerateArray().ToArray();
        Assert.Equal(6, rows.Length);
        Assert.All(rows, row => Assert.Equal("row.formula", row.GetProperty("code").GetString()));
        Assert.Equal(0, (await (await (await director.Post($"{file}/invitations", new { })).Made()).Read()).GetProperty("invited").GetInt32());
    }

    [Theory]
    [InlineData("/directory/organizations/{0}/invitation-files")]
    [InlineData("/o/{0}/people/list")]
    [InlineData("/training/sessions/{0}/attendance-imports")]
    [InlineData("/o/{0}/training/sessions/{0}/attendance/report")]
    public async Task A_million_rows_are_refused_before_they_are_read(string path)
    {
        var (_, organization, director) = await app.SomebodyAtWork();
        var rows = new ManyRows(1_000_000);
        var request = new HttpRequestMessage(HttpMethod.Post, string.Format(null, path, organization)) { Content = rows };
        request.Headers.ExpectContinue = true;

        var refused = await director.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("request.too-large", await refused.Code());
        Assert.Equal(0, rows.Written);
    }

    [Fact]
    public async Task A_million_rows_of_unsaid_length_are_read_as_far_as_a_list_may_go()
    {
        var (_, organization, director) = await app.SomebodyAtWork();
        var rows = new ManyRows(1_000_000, saysLength: false);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/directory/organizations/{organization}/invitation-files") { Content = rows };

        try
        {
            Assert.Equal("file.too-large", await (await director.SendAsync(request, Cancel)).Code());
        }
        catch (HttpRequestException)
        {
            // The connection may end while there is still something to send.
        }

        Assert.InRange(rows.Written, InvitationFile.MaxBytes, 10 * 1024 * 1024);
        Assert.Equal(0, await Kept(organization));
    }

    [Fact]
    public async Task To_a_browser_a_page_says_what_to_do_instead()
    {
        var (organization, (person, email)) = (await app.AnOrganization(), await app.APerson());
        await app.AMembership(organization, person);
        var browser = await app.ABrowser(email);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/o/{organization}/people/list") { Content = new ManyRows(1_000_000) };
        request.Headers.Accept.ParseAdd("text/html");
        request.Headers.ExpectContinue = true;

        var refused = await browser.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("text/html; charset=utf-8", $"{refused.Content.Headers.ContentType}");
        var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("nothing of it was kept. Go back and send less", page, StringComparison.Ordinal);
        Assert.Contains("no se guardó nada. Vuelva atrás y envíe menos", page, StringComparison.Ordinal);
    }

    private Task<int> Kept(Guid organization) => app.Query(
        db => Task.FromResult(db.InvitationFiles.Count(file => file.OrganizationId == organization)));

    /// <summary>A list that is made while it is sent, and tells how far that went.</summary>
    private sealed class ManyRows : HttpContent
    {
        private static readonly byte[] s_head = Encoding.UTF8.GetBytes(Head);
        private static readonly byte[] s_row = "Ana,Ruiz,ana@example.org,Peer life coach,,\n"u8.ToArray();

        private readonly int _rows;
        private readonly bool _saysLength;

        public ManyRows(int rows, bool saysLength = true)
        {
            (_rows, _saysLength) = (rows, saysLength);
            Headers.ContentType = new("text/csv");
        }

        public long Written { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(s_head);
            for (var row = 0; row < _rows; row++)
            {
                await stream.WriteAsync(s_row);
                Written += s_row.Length;
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = s_head.Length + ((long)_rows * s_row.Length);
            return _saysLength;
        }
    }
}
