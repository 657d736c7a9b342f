using System.Net.Http.Headers;
using Platform.Gateway.Tests.Support;
using Platform.Testing;

namespace Platform.Gateway.Tests;

public sealed class RefusalsTests(GatewayApp app) : IClassFixture<GatewayApp>
{
    [Fact]
    public void Every_refusal_has_its_sentence_in_both_languages_and_every_sentence_its_refusal() =>
        Assert.Empty(RefusalCodes.Faults(typeof(Program).Assembly, "Platform.Gateway.Refusals", "request.cross-site"));

    [Theory]
    [InlineData("en-US,en;q=0.9", "“moon-base” is not a kind of organization.")]
    [InlineData("es-MX,es;q=0.9,en;q=0.5", "«moon-base» no es un tipo de organización.")]
    public async Task Are_said_in_the_readers_language(string accepts, string sentence)
    {
        var administrator = app.Administrator();
        foreach (var language in accepts.Split(',')) administrator.DefaultRequestHeaders.AcceptLanguage.Add(StringWithQualityHeaderValue.Parse(language));

        var problem = await (await administrator.Post("/directory/organizations", new { name = "Luna", kind = "moon-base" })).Read();

        Assert.Equal("organization.kind-unknown", problem.GetProperty("code").GetString());
        Assert.Equal(sentence, problem.GetProperty("title").GetString());
        Assert.Equal("moon-base", problem.GetProperty("arguments")[0].GetString());
    }
}
