using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Gateway.Data;
using Platform.Gateway.People;

namespace Platform.Gateway.Invitations;

/// <summary>What one is invited to, for whoever has the link: the pages ask with the token that their reader brought.</summary>
internal static class LookAtInvitation
{
    public sealed record Request([Required, StringLength(LinkTokens.MaxText)] string Token);

    /// <param name="HasAccount">Then no password is asked for.</param>
    public sealed record Response(
        string Organization,
        string Role,
        bool AllSites,
        IReadOnlyList<string> Sites,
        string GivenName,
        string Email,
        bool HasAccount,
        DateTimeOffset ExpiresAt);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Request request, DirectoryDb db, TimeProvider clock, CancellationToken cancel)
    {
        var hash = LinkTokens.HashOf(request.Token);
        var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(known => known.Hash == hash, cancel);
        if (invitation is null || !invitation.IsOpen(clock.GetUtcNow())) return TypedResults.NotFound();

        var upper = invitation.Email.ToUpperInvariant();
        var organization = await db.Organizations
            .Where(known => known.Id == invitation.OrganizationId).Select(known => known.Name).SingleAsync(cancel);
        var sites = await db.Sites
            .Where(site => invitation.Sites.Contains(site.Id)).OrderBy(site => site.Name).Select(site => site.Name)
            .ToArrayAsync(cancel);
        var hasAccount = await db.People.AnyAsync(
            person => EF.Property<string>(person, PersonMapping.UpperEmail) == upper
                && db.Accounts.Any(account => account.Id == person.Id),
            cancel);
        return TypedResults.Ok(new Response(
            organization, invitation.Role, invitation.AllSites, sites, invitation.GivenName, invitation.Email, hasAccount,
            invitation.ExpiresAt));
    }
}
