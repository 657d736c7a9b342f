using System.Net;
using System.Text;
using System.Text.Json;
using Platform.Domain;
using Platform.Gateway.Invitations;
using Platform.Gateway.Tests.Support;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests.Invitations;

public sealed class InvitationFileTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    private const string Head = "Given name,Family name,Email,Role,Sites,Language\n";
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_are_invited_at_once_and_the_same_list_again_does_no_harm()
    {
        var (_, organization, director) = await app.SomebodyAtWork();
        await app.ASite(organization, "Eastside");
        var (member, known) = await app.APerson();
        await app.AMembership(organization, member, Roles.CaseManager);
        var (a, b) = ($"a{app.NewId():N}@example.org", $"b{app.NewId():N}@example.org");
        var list = Head
            + $"Ana,Ruiz,{a},Peer life coach,Eastside,Spanish\n"
            + $"\"Be \"\"Bo\"\"\",\"O'Hara, Jr.\",{b},supervisión de pares,,\n"
            + $"Marisol,Vega,{known},case-manager,,\n"
            + $"Cleo,Wrong,{a.Replace("a0", "c0")},gardener,,\n"
            + "Dan,Wrong,nobody,Peer life coach,,\n"
            + $"Eve,Wrong,e{a},Peer life coach,Nowhere,\n"
            + $"=1+1,Wrong,f{a},Peer life coach,,\n"
            + $"Gil,Wrong,g{a},Operations,,\n"
            + $"Ana,Again,{a.ToUpperInvariant()},Peer life coach,,\n";

        var file = await Upload(director, organization, list);
        var rows = await Rows(director, file);

        Assert.Equal(
            ["ready", "ready", "there:row.member", "wrong:row.no-role", "wrong:row.no-email", "wrong:row.no-site",
                "wrong:row.formula", "wrong:membership.role-not-here", "wrong:row.twice"],
            rows.Select(State));
        Assert.Equal(2, rows[0].GetProperty("number").GetInt32());
        Assert.Equal("“gardener” is not a role.", rows[3].GetProperty("sentence").GetString());
        Assert.Empty(await app.MailsTo(a));

        Assert.Equal((2, 1, 6), await Commit(director, file));
        Assert.Single(await app.MailsTo(a));
        Assert.Contains("Be \"Bo\"", (await app.MailsTo(b))[0].Text, StringComparison.Ordinal);
        Assert.Equal((0, 3, 6), await Commit(director, file));
        var again = await Upload(director, organization, list);
        Assert.Equal("there:row.invited", State((await Rows(director, again))[0]));
        Assert.Equal((0, 3, 6), await Commit(director, again));
        Assert.Single(await app.MailsTo(a));
    }

    [Fact]
    public async Task Another_organizations_list_is_not_found()
    {
        var (_, organization, director) = await app.SomebodyAtWork();
        var file = await Upload(director, organization, Head + "Ana,Ruiz,ana@example.org,Peer life coach,,\n");
        var (_, other, stranger) = await app.SomebodyAtWork();

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(file.Replace($"{organization}", $"{other}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"{file}/invitations", new { })).StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_with_a_sentence_and_nothing_is_kept()
    {
        var (_, organization, director) = await app.SomebodyAtWork();

        var refused = await Send(director, organization, Encoding.UTF8.GetBytes(Head + new string('x', InvitationFile.MaxBytes)));

        Assert.Equal("file.too-large", await refused.Code());
    }

    [Theory]
    [InlineData("", "file.empty")]
    [InlineData(Head, "file.empty")]
    [InlineData("PK\u0003\u0004rest", "file.not-a-list")]
    [InlineData("Date,Amount,Payee\n1,2,3\n", "file.columns-missing")]
    [InlineData("Given name,First name,Family name,Email,Role\n", "file.column-twice")]
    [InlineData(Head + "Ana,\"Ruiz,a@example.org,Peer life coach,,\n", "file.broken")]
    [InlineData(Head + "Ana,Ru\"iz,a@example.org,Peer life coach,,\n", "file.broken")]
    public void What_is_no_list_is_refused_whole(string text, string code) =>
        Assert.Equal(code, Refusal(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Other_encodings_are_refused()
    {
        var text = Head + "José,Ruiz,a@example.org,Peer life coach,,\n";

        Assert.Equal("file.not-utf8", Refusal([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]));
        Assert.Equal("file.not-utf8", Refusal(Encoding.Unicode.GetBytes(text)));
        Assert.Equal("file.not-utf8", Refusal(Encoding.Latin1.GetBytes(text)));
        Assert.Equal("José", Assert.Single(InvitationFile.Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)], Guid.Empty, Now).Rows()).GivenName);
    }

    [Fact]
    public void A_million_lines_and_a_giant_cell_are_refused()
    {
        var many = Head + string.Concat(Enumerable.Repeat("A,B,c@d.e,Peer life coach,,\n", 501));

        Assert.Equal("file.too-many-rows", Refusal(Encoding.UTF8.GetBytes(many)));
        Assert.Equal("file.too-large", Refusal(new byte[50_000_000]));
        Assert.Equal("file.broken", Refusal(Encoding.UTF8.GetBytes(Head + new string('x', 1_000) + ",b,c,d,,\n")));
    }

    [Theory]
    [InlineData("nombre;apellido;correo;rol;teléfono\nAna;Ruiz;a@example.org;coach;555\n")]
    [InlineData("First name\tLast name\tE-mail\tRole\tteléfono\r\nAna\tRuiz\ta@example.org\tcoach\t555\r\n\r\n")]
    public void Columns_are_known_in_both_languages_and_others_are_left_out(string text)
    {
        var file = InvitationFile.Read(Encoding.UTF8.GetBytes(text), Guid.Empty, Now);

        Assert.Equal(new FileRow(2, "Ana", "Ruiz", "a@example.org", "coach", "", ""), Assert.Single(file.Rows()));
        Assert.Equal(["teléfono"], file.LeftOut);
        Assert.DoesNotContain("555", file.Content, StringComparison.Ordinal);
    }

    private static string Refusal(byte[] bytes) =>
        Assert.Throws<RuleViolationException>(() => InvitationFile.Read(bytes, Guid.Empty, Now)).Code;

    private static Task<HttpResponseMessage> Send(HttpClient http, Guid organization, byte[] bytes) => http.PostAsync(
        $"/directory/organizations/{organization}/invitation-files",
        new ByteArrayContent(bytes) { Headers = { { "Content-Type", "text/csv" } } },
        Cancel);

    private static async Task<string> Upload(HttpClient http, Guid organization, string text) =>
        (await (await Send(http, organization, Encoding.UTF8.GetBytes(text))).Made()).Headers.Location!.ToString();

    private static async Task<JsonElement[]> Rows(HttpClient http, string file) =>
        [.. (await (await http.Get(file)).Read()).GetProperty("rows").EnumerateArray()];

    private static string State(JsonElement row) =>
        row.GetProperty("state").GetString() + (row.GetProperty("code").GetString() is { } code ? $":{code}" : "");

    private static async Task<(int Invited, int There, int Wrong)> Commit(HttpClient http, string file)
    {
        var done = await (await (await http.Post($"{file}/invitations", new { })).Made()).Read();
        return (done.GetProperty("invited").GetInt32(), done.GetProperty("there").GetInt32(), done.GetProperty("wrong").GetInt32());
    }
}
