using Platform.Contracts.Training;
using Platform.Domain;
using Platform.Training.Credentials;
using Platform.Training.Directory;

namespace Platform.Training.Tests.Credentials;

public sealed class CredentialTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly January1 = new(2026, 1, 1);
    private static readonly DateOnly December31 = new(2026, 12, 31);
    private static readonly Guid Organization = Guid.CreateVersion7(Monday);
    private static readonly Guid Staff = Guid.CreateVersion7(Monday);
    private static readonly StaffMember Dana = Holder(active: true);

    [Fact]
    public void Awarding_tells_the_world()
    {
        var credential = Award(Dana);

        Assert.Equal(
            [
                new CredentialAwarded(
                    Organization, credential.Id, Dana.Id, "peer-life-coach", January1, December31, 1, Monday),
            ],
            credential.Facts);
        Assert.Equal((Monday, Staff), (credential.AwardedAt, credential.AwardedBy));
    }

    [Fact]
    public void Keeps_the_id_that_the_caller_chose()
    {
        var id = Guid.CreateVersion7(Monday);

        Assert.Equal(id, Award(Dana, id: id).Id);
    }

    [Fact]
    public void Is_not_awarded_to_somebody_who_has_left()
    {
        var refusal = Assert.Throws<RuleViolationException>(() => Award(Holder(active: false)));

        Assert.Equal("credential.not-a-member", refusal.Code);
        Assert.Equal(["Dana Reyes"], refusal.Arguments);
    }

    [Fact]
    public void May_last_a_single_day() => Assert.Equal(January1, Award(Dana, January1, January1).ValidUntil);

    [Fact]
    public void Does_not_end_before_it_begins()
    {
        var refusal = Assert.Throws<RuleViolationException>(() => Award(Dana, January1, January1.AddDays(-1)));

        Assert.Equal("credential.ends-before-it-begins", refusal.Code);
    }

    [Theory]
    [InlineData("2025-06-01", "2026-01-01")]
    [InlineData("2026-12-31", "2027-12-31")]
    [InlineData("2026-05-01", "2026-06-01")]
    [InlineData("2025-01-01", "2028-01-01")]
    public void Does_not_overlap_another_of_its_kind(string from, string until)
    {
        var held = Award(Dana);

        var refusal = Assert.Throws<RuleViolationException>(
            () => Award(Dana, Day(from), Day(until), held));

        Assert.Equal("credential.overlaps", refusal.Code);
    }

    [Theory]
    [InlineData("2025-01-01", "2025-12-31")]
    [InlineData("2027-01-01", "2027-12-31")]
    public void May_follow_another_the_next_day(string from, string until)
    {
        var held = Award(Dana);

        Assert.Equal(Day(from), Award(Dana, Day(from), Day(until), held).ValidFrom);
    }

    [Fact]
    public void May_take_the_place_of_a_revoked_one()
    {
        var held = Award(Dana);
        held.Revoke("Left the coaching program", Staff, Monday);

        Assert.Equal(January1, Award(Dana, held: held).ValidFrom);
    }

    [Fact]
    public void Revoking_says_why_by_whom_and_tells_the_world()
    {
        var credential = Award(Dana);
        credential.RaiseVersion();
        credential.ForgetFacts();

        credential.Revoke("Left the coaching program", Staff, Monday.AddDays(1));

        Assert.Equal(
            (Monday.AddDays(1), Staff, "Left the coaching program"),
            (credential.RevokedAt, credential.RevokedBy, credential.RevocationReason));
        Assert.Equal(
            [new CredentialRevoked(Organization, credential.Id, Dana.Id, "peer-life-coach", 2, Monday.AddDays(1))],
            credential.Facts);
    }

    [Fact]
    public void A_revoked_credential_stays_as_it_is()
    {
        var credential = Award(Dana);
        credential.Revoke("Left the coaching program", Staff, Monday);
        credential.ForgetFacts();

        var refusal = Assert.Throws<RuleViolationException>(
            () => credential.Revoke("Again", Staff, Monday.AddDays(1)));

        Assert.Equal("credential.already-revoked", refusal.Code);
        Assert.Equal("Left the coaching program", credential.RevocationReason);
        Assert.Empty(credential.Facts);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static Credential Award(
        StaffMember holder, DateOnly? from = null, DateOnly? until = null, Credential? held = null, Guid? id = null) =>
        Credential.Award(
            id, holder, held is null ? [] : [held], "peer-life-coach", from ?? January1, until ?? December31, Staff, Monday);

    private static StaffMember Holder(bool active) => new()
    {
        OrganizationId = Organization,
        Id = Guid.CreateVersion7(Monday),
        Name = "Dana Reyes",
        Memberships = [new Membership { Active = false }, new Membership { Active = active }],
    };
}
