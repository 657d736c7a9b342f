using Platform.Data;

namespace Platform.Gateway.Invitations;

/// <summary>What an invited person reads. Not what they are invited to be: the page behind the link says that.</summary>
internal static class InvitationMail
{
    public static Mail For(
        Invitation invitation, string organization, PublicAddress address, string token, DateTimeOffset now)
    {
        var language = invitation.Language;
        return Mail.To(
            invitation.Email,
            Letters.Get("Invitation_Subject", language),
            Letters.Get(
                "Invitation_Text", language,
                invitation.GivenName, organization, address.Of($"/invitation/{token}"), Letters.Day(invitation.ExpiresAt, language)),
            now,
            uselessAfter: invitation.ExpiresAt);
    }
}
