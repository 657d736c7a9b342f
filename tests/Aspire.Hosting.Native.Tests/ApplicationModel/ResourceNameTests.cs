using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Tests.ApplicationModel;

public sealed class ResourceNameTests
{
    [Theory]
    [InlineData("web")]
    [InlineData("cohorts-db")]
    [InlineData("a1-b2-c3")]
    public void Takes_letters_digits_and_single_hyphens(string name) => Assert.Equal(name, ResourceName.Checked(name));

    [Theory]
    [InlineData("")]
    [InlineData("1web")]
    [InlineData("-web")]
    [InlineData("web-")]
    [InlineData("web--app")]
    [InlineData("web_app")]
    [InlineData("wéb")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123x")]
    public void Takes_nothing_else(string name) => Assert.Throws<ArgumentException>(() => ResourceName.Checked(name));

    [Fact]
    public void Becomes_a_variable() => Assert.Equal("COHORTS_DB", ResourceName.AsVariable("cohorts-db"));
}
