using Microsoft.AspNetCore.Components;
using Platform.Web.Clients;

namespace Platform.Web.Components.Pages;

/// <summary>
/// A page about the people of an organisation: a director's own, or for a platform administrator any, whose id then stands
/// in the address.
/// </summary>
public abstract class PeoplePage : OrganizationPage
{
    /// <summary>Whose people; the organisation's that the page stands in if null.</summary>
    [Parameter] public Guid? Id { get; set; }

    protected Guid Whose => Id ?? Organization;

    protected string Address => Id is null ? $"{O}/people" : $"{O}/organizations/{Id}/people";

    internal static string SitesOf(bool all, IReadOnlyList<Guid> sites, Organization organization) => all
        ? Resources.PeopleWords.AllSites
        : string.Join(", ", organization.Sites.Where(site => sites.Contains(site.Id)).Select(site => site.Name));
}
