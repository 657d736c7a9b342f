using Platform.Training.Attendance;

namespace Platform.Training.Tests.Attendance;

public sealed class RosterTests
{
    private static readonly Enrolled Rosa = Person("Rosa Delgado", "Riverbend Mental Health Association", "rosa@example.org");
    private static readonly Enrolled James = Person("James Carter", "Harbor Light Peer Center", "james@example.org");
    private static readonly Enrolled OtherJames = Person("James Carter", "Prairie Crossing Community Services", null);
    private static readonly Enrolled Jose = Person("José O’Neill", "Open Door", "jose@example.org", ["jon@example.net"], ["iPad 7"]);

    private static readonly Roster Enrolled = new([Rosa, James, OtherJames, Jose]);

    [Fact]
    public void An_address_tells_who_it_is_whatever_the_name() =>
        Assert.Equal(Rosa, Enrolled.Recognize("Somebody else", "rosa@example.org", false).Known);

    [Fact]
    public void An_address_that_was_decided_on_before_tells_too_and_says_so()
    {
        var found = Enrolled.Recognize("Joe", "jon@example.net", false);

        Assert.Equal((Jose, true), (found.Known, found.ByRememberedAddress));
    }

    [Theory]
    [InlineData("Rosa Delgado", "SameName")]
    [InlineData("rosa delgado", "SameName")]
    [InlineData("Delgado, Rosa", "SameName")]
    [InlineData("Rosa Delgado – Riverbend", "NameAndOrganization")]
    [InlineData("Rosa Delgado, Riverbend MHA", "NameAndOrganization")]
    [InlineData("Rosa D, Riverbend MHA", "NameInPart")]
    [InlineData("Rosa D.", "NameInPart")]
    [InlineData("Rosa", "NameInPart")]
    public void A_name_is_a_hint_however_alike_and_never_an_answer(string name, string because)
    {
        var found = Enrolled.Recognize(name, "", false);

        Assert.Null(found.Known);
        Assert.Equal([(Rosa, because)], found.Candidates.Select(candidate => (candidate.Person, $"{candidate.Because}")));
    }

    [Fact]
    public void Also_beside_an_address_that_nobody_has() =>
        Assert.Equal([Rosa], Enrolled.Recognize("Rosa Delgado", "r@example.net", false).Candidates.Select(c => c.Person));

    [Fact]
    public void Two_people_of_one_name_are_two_hints() =>
        Assert.Equal([James, OtherJames], Enrolled.Recognize("James Carter", "", false).Candidates.Select(c => c.Person));

    [Fact]
    public void The_organization_puts_its_own_first() =>
        Assert.Equal([OtherJames, James], Enrolled.Recognize("James Carter - Prairie Crossing", "", false).Candidates.Select(c => c.Person));

    [Fact]
    public void Accents_and_apostrophes_are_no_difference() =>
        Assert.Equal([Jose], Enrolled.Recognize("Jose O'Neill", "", false).Candidates.Select(c => c.Person));

    [Fact]
    public void A_name_that_was_decided_on_before_is_still_a_hint()
    {
        var found = Enrolled.Recognize("iPad 7", "", false);

        Assert.Null(found.Known);
        Assert.Equal(Evidence.RememberedName, Assert.Single(found.Candidates).Because);
    }

    [Theory]
    [InlineData("Ros")]
    [InlineData("R")]
    [InlineData("Rosalind")]
    [InlineData("Delgado")]
    [InlineData("iPhone")]
    [InlineData("???")]
    [InlineData("")]
    public void Less_than_a_name_is_no_hint(string name) => Assert.Empty(Enrolled.Recognize(name, "", false).Candidates);

    [Fact]
    public void A_caller_brings_no_name() => Assert.Empty(Enrolled.Recognize("42", "", true).Candidates);

    [Fact]
    public void An_address_that_two_share_tells_neither_of_them()
    {
        var two = new Roster([Person("Ana Ruiz", null, "front@example.org"), Person("Ben Ruiz", null, "front@example.org")]);

        var found = two.Recognize("Front desk", "front@example.org", false);

        Assert.Null(found.Known);
        Assert.All(found.Candidates, candidate => Assert.Equal(Evidence.SharedAddress, candidate.Because));
        Assert.Equal(2, found.Candidates.Count);
    }

    private static Enrolled Person(
        string name, string? organization, string? email, string[]? remembered = null, string[]? aliases = null) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), name, organization, email, remembered ?? [], aliases ?? []);
}
