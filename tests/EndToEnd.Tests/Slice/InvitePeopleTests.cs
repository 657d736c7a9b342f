using System.Text;
using Microsoft.Playwright;
using Platform.EndToEnd.Support;
using static Microsoft.Playwright.Assertions;

namespace Platform.EndToEnd.Slice;

/// <summary>From the director's form over the mail to the invited person's first page, and back in after a forgotten password.</summary>
public sealed class InvitePeopleTests(RunningPlatform platform)
{
    private const string Password = "four words in a row";

    [Fact]
    public async Task Who_is_invited_chooses_a_password_and_signs_in_and_gets_another_by_mail()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Invites");
        var email = $"ana-{OwnAffiliate.NewId():N}@example.org";
        var director = await platform.Browsers.SignedIn(affiliate.Director.Account);
        await director.GotoAsync($"/o/{affiliate.Id}/people");
        await director.Link("Invite a person").ClickAsync();
        await director.Button("Send the invitation").ClickAsync();
        await Expect(director.Alert()).ToContainTextAsync("Enter the given name");
        await director.Field("GivenName").FillAsync("Ana");
        await director.Field("FamilyName").FillAsync("Ruiz");
        await director.Field("Email").FillAsync(email);
        await director.Locator("select[name=Role]").SelectOptionAsync("peer-supervisor");
        await director.Locator("label[for=site-all]").ClickAsync();
        await director.Button("Send the invitation").ClickAsync();
        await director.WaitForURLAsync("**/people?done=invited");
        await Expect(director.GetByText("Ana Ruiz")).ToBeVisibleAsync();

        var invitation = await platform.MailTo(email);
        var page = await platform.Browsers.Anonymous();
        await page.GotoAsync(invitation.Link.ToString());
        await page.WaitForURLAsync("**/invitation");
        await Expect(page.Locator("h1")).ToContainTextAsync(affiliate.Name);
        await Expect(page.GetByText("Peer supervisor")).ToBeVisibleAsync();
        await page.MustPleaseAxe();
        await page.Screenshot("invitation", Browsers.English, 1280);
        await page.Field("password").FillAsync(Password);
        await page.Button("Accept the invitation").ClickAsync();
        await SignIn(page, email, Password);
        await page.WaitForURLAsync($"**/o/{affiliate.Id}");

        await page.GotoAsync(invitation.Link.ToString());
        await Expect(page.Heading("This link is no longer good")).ToBeVisibleAsync();

        var other = await platform.Browsers.Anonymous();
        await other.GotoAsync("/password/forgot");
        await other.Field("user").FillAsync(email);
        await other.Button("Send the link").ClickAsync();
        await other.WaitForURLAsync("**/password/forgot?code=sent");
        var reset = await platform.MailTo(email, number: 2);
        await other.GotoAsync(reset.Link.ToString());
        await other.MustPleaseAxe();
        await other.Screenshot("reset", Browsers.English, 1280);
        await other.Field("password").FillAsync("other words in a row");
        await other.Button("Save the password").ClickAsync();
        await SignIn(other, email, "other words in a row");
        await other.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await page.GotoAsync($"/o/{affiliate.Id}");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
    }

    [Fact]
    public async Task Many_are_invited_from_a_list_whose_wrong_lines_are_said_and_left_out()
    {
        var affiliate = await OwnAffiliate.Register(platform, "Invites many");
        var (first, second) = ($"a{OwnAffiliate.NewId():N}@example.org", $"b{OwnAffiliate.NewId():N}@example.org");
        var page = await platform.Browsers.SignedIn(affiliate.Director.Account);
        await page.GotoAsync($"/o/{affiliate.Id}/people/list");

        await Choose(page, "Date,Amount\n1,2\n");
        await Expect(page.Alert()).ToContainTextAsync("These are missing: given name");

        await Choose(page, $"Given name,Family name,Email,Role\nAna,Ruiz,{first},Peer navigator\nBen,Ode,{second},gardener\n");
        await Expect(page.Heading("One person can be invited")).ToBeVisibleAsync();
        await Expect(page.GetByText("“gardener” is not a role.")).ToBeVisibleAsync();
        await page.MustPleaseAxe();
        await page.Screenshot("people-list-check", Browsers.English, 1280);
        await page.Button("Invite this person").ClickAsync();
        await page.WaitForURLAsync("**?done=invited");

        Assert.Equal("You are invited to Peer Programs", (await platform.MailTo(first)).Subject);
        await Expect(page.GetByText("Is invited already")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_person_is_transferred_to_an_organization_that_is_found_by_its_name_with_a_role_and_a_site_there()
    {
        var (from, to) = (await OwnAffiliate.Register(platform, "Lets go"), await OwnAffiliate.Register(platform, $"Takes in {OwnAffiliate.NewId():N}"));
        var page = await platform.Browsers.SignedIn(from.Administrator.Account);
        await page.GotoAsync($"/o/{from.Administrator.Account.Organization}/organizations/{from.Id}/people");
        await page.Link(from.Novice.Name).ClickAsync();
        await page.Link("Transfer to another organization").ClickAsync();

        await page.Field("search").FillAsync("nothing of that name");
        await page.Button("Find").ClickAsync();
        await Expect(page.GetByText("No organization of that name")).ToBeVisibleAsync();
        await page.Field("search").FillAsync(to.Name[..30].ToUpperInvariant());
        await page.Button("Find").ClickAsync();
        await page.Locator("main li").Filter(new() { HasText = to.Name }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Heading($"To {to.Name}")).ToBeVisibleAsync();
        await page.Button("Transfer").ClickAsync();
        await Expect(page.Alert()).ToBeVisibleAsync();
        await page.GetByText("Second house").ClickAsync();
        await page.Button("Transfer").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The transfer is made");
        await Expect(page.Link(from.Novice.Name)).ToHaveCountAsync(0);
        await page.Context.CloseAsync();

        page = await platform.Browsers.SignedIn(to.Director.Account);
        await page.GotoAsync($"/o/{to.Id}/people");
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = from.Novice.Name, HasNotText = "All sites" })).ToContainTextAsync("Second house");
        await page.Context.CloseAsync();
    }

    private static async Task Choose(IPage page, string text)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "people.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(text),
        });
        await page.Button("Check the list").ClickAsync();
    }

    private static async Task SignIn(IPage page, string email, string password)
    {
        await page.WaitForURLAsync("**/sign-in?**");
        await page.Field("user").FillAsync(email);
        await page.Field("password").FillAsync(password);
        await page.Locator("form[action='/sign-in'] button[type=submit]").ClickAsync();
    }
}
