using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Tests.Builders;

public sealed class ParameterTests
{
    [Fact]
    public void Configuration_goes_before_a_default()
    {
        using var application = new Application("--Parameters:e-mail=a@example.org");

        Assert.Equal("a@example.org", application.Builder.AddParameter("e-mail", "b@example.org").Resource.Value);
        Assert.Equal("c@example.org", application.Builder.AddParameter("other", "c@example.org").Resource.Value);
    }

    [Fact]
    public void What_was_generated_stays_and_is_for_its_owner_alone()
    {
        using var application = new Application();

        var first = APassword(application);
        var again = APassword(application);

        Assert.Equal(22, first.Length);
        Assert.Equal(first, again);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(application.Folder.FullName, "parameters.json")));
    }

    [Fact]
    public void A_name_is_given_once()
    {
        using var application = new Application();
        application.Builder.AddParameter("secret", "a");

        Assert.Throws<ArgumentException>(() => application.Builder.AddParameter("Secret", "b"));
    }

    private static string APassword(Application application)
    {
        // As a second run would: a new builder over the same folder.
        var builder = DistributedApplication.CreateBuilder([$"--PLATFORM_DATA={application.Folder.FullName}"]);
        var password = builder.AddParameter("password", new GenerateParameterDefault(), secret: true, persist: true);
        return password.Resource.Value;
    }
}
