using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Sample.Gardens;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Data.Tests.Paging;

public sealed class PageTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 3, 1)]
    [InlineData(3, 3, 1)]
    [InlineData(4, 3, 2)]
    [InlineData(7, 3, 3)]
    [InlineData(3, 100, 1)]
    public async Task Leads_through_all_rows_once_in_order(int rows, int take, int pages)
    {
        var organization = app.NewId();
        // Two of each name: the key alone parts them.
        for (var row = 0; row < rows; row++) await app.AGarden(organization, $"Garden {row / 2}");
        await app.AGarden(app.NewId(), "Another's");
        var http = app.CreateClient(TestCaller.In(organization, Roles.PeerLifeCoach));

        var seen = new List<ListGardens.Item>();
        var asked = 0;
        for (string? after = ""; after is not null; asked++)
        {
            var page = await http.GetFromJsonAsync<Page<ListGardens.Item>>(
                $"/sample/gardens/?take={take}&after={after}", Cancel);
            seen.AddRange(page!.Items);
            after = page.Next;
        }

        Assert.Equal(pages, asked);
        Assert.Equal(rows, seen.DistinctBy(item => item.Id).Count());
        Assert.Equal(seen.OrderBy(item => item.Name, StringComparer.Ordinal), seen);
    }

    [Theory]
    [InlineData("after=nonsense", "page.unknown")]
    [InlineData("after=e30%3D%3D", "page.unknown")]
    [InlineData("after=bnVsbA", "page.unknown")]
    [InlineData("after=%F0%9F%98%80", "page.unknown")]
    [InlineData("take=0", "request.invalid")]
    [InlineData("take=101", "request.invalid")]
    [InlineData("take=many", "request.invalid")]
    public async Task A_page_that_cannot_be_is_refused(string query, string code)
    {
        var http = app.CreateClient(TestCaller.In(app.NewId(), Roles.PeerLifeCoach));

        var refused = await http.GetAsync($"/sample/gardens/?{query}", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(code, (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
    }
}
