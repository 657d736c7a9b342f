using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using Platform.Web.Clients;

namespace Platform.Web.Tests.Clients;

/// <summary>What HTTP answers mean to a page.</summary>
public sealed class ServiceHttpTests : IAsyncLifetime
{
    private readonly WebApplication _server;
    private IHeaderDictionary _asked = new HeaderDictionary();
    private HttpClient _http = null!;

    public ServiceHttpTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        // Answers with the status that its path names, and with the problem of its query.
        _server.Run(async context =>
        {
            _asked = new HeaderDictionary(new Dictionary<string, StringValues>(context.Request.Headers));
            if (context.Request.Path == "/silence") await Task.Delay(Timeout.Infinite, context.RequestAborted);
            context.Response.StatusCode = int.Parse(context.Request.Path.Value!.TrimStart('/'), null);
            await context.Response.WriteAsync(context.Request.Query["body"].FirstOrDefault() ?? "");
        });
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync(Cancel);
        _http = new HttpClient { BaseAddress = new Uri(_server.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_command_carries_the_forms_key_and_the_version_that_was_seen()
    {
        var answer = await Send("/204", key: "0198", version: 7);

        Assert.IsType<Done>(answer);
        Assert.Equal("\"0198\"", _asked["Idempotency-Key"]);
        Assert.Equal("\"v7\"", _asked.IfMatch);
    }

    [Fact]
    public async Task A_rule_that_says_no_is_a_refusal_with_its_sentence()
    {
        var answer = await Send("/409?body=" + Uri.EscapeDataString("""{"title":"It has 7 people.","code":"cohort.odd-number"}"""));

        Assert.Equal(new Refused("cohort.odd-number", "It has 7 people."), answer);
    }

    [Fact]
    public async Task A_stale_version_is_a_change_meanwhile() => Assert.IsType<Changed>(await Send("/412"));

    [Fact]
    public async Task What_cannot_be_read_names_its_fields()
    {
        var answer = await Send("/400?body=" + Uri.EscapeDataString("""{"errors":{"Name":["Too long."]}}"""));

        Assert.Equal("Too long.", Assert.IsType<Invalid>(answer).Errors["Name"].Single());
    }

    [Theory]
    [InlineData("/500")]
    [InlineData("/503")]
    [InlineData("/429")]
    [InlineData("/401")]
    [InlineData("/silence")]
    public async Task Whatever_is_no_answer_leaves_the_form_to_be_sent_again(string address) =>
        Assert.IsType<Failed>(await Send(address));

    [Fact]
    public async Task Nobody_there_leaves_the_form_to_be_sent_again()
    {
        await _server.StopAsync(Cancel);

        Assert.IsType<Failed>(await Send("/204"));
    }

    [Theory]
    [InlineData("/403")]
    [InlineData("/404")]
    public async Task What_is_not_the_readers_is_not_there(string address)
    {
        await Assert.ThrowsAsync<NotYoursException>(() => Send(address));
        await Assert.ThrowsAsync<NotYoursException>(() => _http.Read<Site>(address, Cancel));
    }

    [Theory]
    [InlineData("/500")]
    [InlineData("/silence")]
    [InlineData("/200?body=nonsense")]
    [InlineData("/200?body=null")]
    public async Task A_question_without_a_useful_answer_fails(string address) =>
        await Assert.ThrowsAsync<ServiceFailedException>(() => Asking(address).Read<Site>(address, Cancel));

    [Fact]
    public async Task A_reader_who_went_away_is_no_failure()
    {
        using var gone = new CancellationTokenSource();
        gone.CancelAfter(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _http.Read<Site>("/silence", gone.Token));
    }

    /// <summary>Waits for silence no longer than it must.</summary>
    private HttpClient Asking(string address)
    {
        if (address == "/silence") _http.Timeout = TimeSpan.FromMilliseconds(100);
        return _http;
    }

    private Task<Answer> Send(string address, string? key = null, int? version = null) =>
        Asking(address).Send(HttpMethod.Post, address, new { }, key, version, Cancel);
}
