using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.Gateway.Organizations;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Invitations;

/// <summary>A page of the invitations that wait for an answer, also those whose last day is over, newest first.</summary>
internal static class ListInvitations
{
    public sealed record Item(
        Guid Id,
        string GivenName,
        string FamilyName,
        string Email,
        string Role,
        bool AllSites,
        IReadOnlyList<Guid> Sites,
        DateTimeOffset SentAt,
        DateTimeOffset ExpiresAt,
        int Version);

    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        Guid id,
        DirectoryDb db,
        Caller caller,
        CancellationToken cancel,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        if (caller.KeepsPeopleOf(id) is not { } scope) return TypedResults.NotFound();

        var invitations = db.Invitations
            .Where(invitation => invitation.OrganizationId == id
                && invitation.AcceptedAt == null
                && invitation.WithdrawnAt == null)
            .Within(scope);
        if (Page.TryRead<Guid>(after, out var last)) invitations = invitations.Where(invitation => invitation.Id < last);
        var items = await invitations
            .OrderByDescending(invitation => invitation.Id)
            .Take(take + 1)
            .Select(invitation => new Item(
                invitation.Id, invitation.GivenName, invitation.FamilyName, invitation.Email, invitation.Role,
                invitation.AllSites, invitation.Sites, invitation.SentAt, invitation.ExpiresAt, invitation.Version))
            .ToArrayAsync(cancel);
        return TypedResults.Ok(Page.Of(items, take, item => item.Id));
    }

    /// <summary>Those that the scope could have sent.</summary>
    public static IQueryable<Invitation> Within(this IQueryable<Invitation> invitations, SiteScope scope)
    {
        if (scope.All) return invitations;

        var sites = scope.Sites.ToArray();
        return invitations.Where(invitation => !invitation.AllSites && invitation.Sites.All(site => sites.Contains(site)));
    }
}
