using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Tests.ApplicationModel;

public sealed class ReferenceExpressionTests
{
    private static readonly ParameterResource Password = new("password", _ => "p@ss:{word}/1", secret: true);

    [Fact]
    public async Task Is_the_text_with_the_values_in_it()
    {
        var database = "cohorts";

        var expression = ReferenceExpression.Create($"Database={database};Password={Password}");

        Assert.Equal("Database=cohorts;Password=p@ss:{word}/1", await Value(expression));
    }

    [Fact]
    public async Task Escapes_what_goes_into_an_address()
    {
        var expression = ReferenceExpression.Create($"amqp://user:{Password:uri}@localhost");

        Assert.Equal("amqp://user:p%40ss%3A%7Bword%7D%2F1@localhost", await Value(expression));
    }

    [Fact]
    public async Task Leaves_braces_alone()
    {
        var expression = ReferenceExpression.Create($"{{{Password}}}");

        Assert.Equal("{p@ss:{word}/1}", await Value(expression));
    }

    [Fact]
    public void Says_what_it_is_made_of_before_anything_is_known()
    {
        var expression = ReferenceExpression.Create($"Password={Password}");

        Assert.Equal("Password={password.value}", expression.ValueExpression);
    }

    [Fact]
    public void Knows_no_other_format() =>
        Assert.Throws<FormatException>(() => ReferenceExpression.Create($"{Password:x}"));

    private static async Task<string?> Value(ReferenceExpression expression) =>
        await expression.GetValueAsync(TestContext.Current.CancellationToken);
}
