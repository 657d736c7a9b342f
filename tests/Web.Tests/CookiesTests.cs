using Microsoft.AspNetCore.Http;

namespace Platform.Web.Tests;

public sealed class CookiesTests
{
    [Fact]
    public void Over_https_they_belong_to_this_host_alone()
    {
        var cookies = new Cookies(new Uri("https://peers.example.org"), "/keys");
        var cookie = cookies.Build("language").Build(new DefaultHttpContext());

        Assert.Equal("__Host-language", cookies.Name("language"));
        Assert.Equal((true, true, "/", SameSiteMode.Lax, null), (cookie.Secure, cookie.HttpOnly, cookie.Path, cookie.SameSite, cookie.Domain));
    }

    [Fact]
    public void Two_instances_on_one_machine_do_not_read_each_others()
    {
        var first = new Cookies(new Uri("http://localhost:8080"), "/data/first/keys");
        var second = new Cookies(new Uri("http://localhost:8081"), "/data/second/keys");

        Assert.NotEqual(first.Name("antiforgery"), second.Name("antiforgery"));
        Assert.StartsWith("antiforgery-", first.Name("antiforgery"), StringComparison.Ordinal);
        Assert.True(first.Build("antiforgery").Build(new DefaultHttpContext()).HttpOnly);
    }

    [Fact]
    public void Two_replicas_of_one_instance_read_each_others() => Assert.Equal(
        new Cookies(new Uri("http://localhost:8080"), "/data/keys").Name("antiforgery"),
        new Cookies(new Uri("http://localhost:8080"), "/data/other/../keys").Name("antiforgery"));
}
