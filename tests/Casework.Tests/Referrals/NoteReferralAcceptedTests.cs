using System.Text.Json;
using Platform.Casework.Tests.Support;

namespace Platform.Casework.Tests.Referrals;

/// <summary>Both answers of the program: they come once or twice, and in any order with what the team does.</summary>
public sealed class NoteReferralAcceptedTests(CaseworkApp app)
{
    [Fact]
    public async Task The_outcome_is_shown_on_the_person_once_however_often_it_is_told()
    {
        var (affiliate, person, referral) = await AReferral();
        var accepted = affiliate.Accepted(referral);

        var message = await app.Deliver(accepted);
        await app.Deliver(accepted, message);
        await app.Deliver(accepted);

        var shown = await Shown(affiliate, person);
        Assert.Equal(("accepted", $"{accepted.CohortId}", "2"), (shown.Text("state"), shown.Text("cohortId"), shown.Text("version")));
    }

    [Fact]
    public async Task A_refusal_is_shown_with_its_reason()
    {
        var (affiliate, person, referral) = await AReferral();

        await app.Deliver(affiliate.Declined(referral));
        await app.Deliver(affiliate.Declined(referral));

        var shown = await Shown(affiliate, person);
        Assert.Equal(("declined", "groups-full", ""), (shown.Text("state"), shown.Text("declineReason"), shown.Text("cohortId")));
    }

    [Fact]
    public async Task Of_two_decisions_the_newer_one_counts_in_whatever_order_they_come()
    {
        var (affiliate, person, referral) = await AReferral();

        await app.Deliver(affiliate.Accepted(referral, version: 3));
        await app.Deliver(affiliate.Declined(referral, version: 2));

        Assert.Equal("accepted", (await Shown(affiliate, person)).Text("state"));
    }

    [Fact]
    public async Task What_was_decided_before_the_withdrawal_was_known_is_what_happened()
    {
        var (affiliate, person, referral) = await AReferral();
        (await affiliate.Peer.Post($"/casework/referrals/{referral}/withdrawal", new { }, version: 1)).EnsureSuccessStatusCode();

        await app.Deliver(affiliate.Accepted(referral));

        var shown = await Shown(affiliate, person);
        Assert.Equal(("accepted", "byTeam"), (shown.Text("state"), shown.Text("withdrawalCause")));
    }

    [Fact]
    public async Task Another_organizations_word_changes_nothing()
    {
        var (affiliate, person, referral) = await AReferral();
        var other = await app.ATeam();

        await app.Deliver(other.Accepted(referral));
        await app.Deliver(other.Declined(referral));

        Assert.Equal("requested", (await Shown(affiliate, person)).Text("state"));
    }

    private static async Task<JsonElement> Shown(Affiliate affiliate, Guid person) =>
        (await affiliate.CaseManager.Get($"/casework/people/{person}/referrals")).Items().Single();

    private async Task<(Affiliate Affiliate, Guid Person, Guid Referral)> AReferral()
    {
        var affiliate = await app.ATeam();
        var person = await affiliate.APerson();
        return (affiliate, person, await affiliate.Refer(person, await affiliate.Sign(person)));
    }
}
