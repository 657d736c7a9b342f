using Platform.Cohorts.Partners;

namespace Platform.Cohorts.Tests.Partners;

public sealed class TogetherTests
{
    private static readonly Guid A = new("01900000-0000-7000-8000-00000000000a");
    private static readonly Guid B = new("01900000-0000-7000-8000-00000000000b");
    private static readonly Guid C = new("01900000-0000-7000-8000-00000000000c");

    [Fact]
    public void Is_the_same_whatever_the_order()
    {
        Assert.Equal(Together.Of(A, B, C), Together.Of(C, A, B));
        Assert.NotEqual(Together.Of(A, B), Together.Of(A, B, C));
        Assert.Equal([Together.Of(A, B), Together.Of(A, C), Together.Of(B, C)], Together.Of(C, B, A).Twos);
    }

    [Fact]
    public void Comes_back_from_an_address_as_it_went()
    {
        foreach (var together in new[] { Together.Of(B, A), Together.Of(C, B, A) })
            Assert.Equal(together, Together.Parse($"{together}", null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("01900000-0000-7000-8000-00000000000a")]
    [InlineData("01900000-0000-7000-8000-00000000000a.")]
    [InlineData("01900000-0000-7000-8000-00000000000a.01900000-0000-7000-8000-00000000000a")]
    [InlineData("01900000-0000-7000-8000-00000000000a.01900000-0000-7000-8000-00000000000b.x")]
    public void Is_two_or_three_different_people_and_nothing_else(string text)
    {
        Assert.False(Together.TryParse(text, null, out _));
        Assert.Throws<ArgumentException>(() => Together.Of(A));
        Assert.Throws<ArgumentException>(() => Together.Of(A, A));
    }
}
