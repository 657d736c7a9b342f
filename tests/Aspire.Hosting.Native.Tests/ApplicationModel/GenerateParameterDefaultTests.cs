using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Tests.ApplicationModel;

public sealed class GenerateParameterDefaultTests
{
    [Fact]
    public void Has_each_kind_of_character_that_is_wanted()
    {
        for (var i = 0; i < 100; i++)
        {
            var text = new GenerateParameterDefault { MinLength = 4 }.GetDefaultValue();

            Assert.Equal(4, text.Length);
            Assert.Contains(text, char.IsAsciiLetterLower);
            Assert.Contains(text, char.IsAsciiLetterUpper);
            Assert.Contains(text, char.IsAsciiDigit);
            Assert.Contains(text, character => !char.IsAsciiLetterOrDigit(character));
        }
    }

    [Fact]
    public void Has_no_kind_that_is_not_wanted()
    {
        var text = new GenerateParameterDefault { MinLength = 500, Special = false, Numeric = false }.GetDefaultValue();

        Assert.All(text, character => Assert.True(char.IsAsciiLetter(character)));
    }

    [Fact]
    public void Is_another_each_time() => Assert.NotEqual(
        new GenerateParameterDefault().GetDefaultValue(), new GenerateParameterDefault().GetDefaultValue());
}
