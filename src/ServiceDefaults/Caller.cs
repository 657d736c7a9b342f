using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Platform.ServiceDefaults;

/// <summary>
/// The person on whose behalf a request is made, as their token says. Injected into handlers; a handler that has it
/// runs behind a policy, so the token is known to be good.
/// </summary>
public sealed class Caller
{
    private readonly Dictionary<string, SiteScope> _sites;

    private Caller(ClaimsPrincipal user)
    {
        PersonId = Guid.TryParse(user.FindFirstValue(PlatformClaims.Subject), out var person) ? person : Guid.Empty;
        OrganizationId = Guid.TryParse(user.FindFirstValue(PlatformClaims.Organization), out var organization)
            ? organization
            : null;
        IsNational = user.HasClaim(PlatformClaims.Scope, PlatformClaims.NationalScope);
        Roles = [.. user.FindAll(PlatformClaims.Roles).Select(claim => claim.Value)];
        _sites = user.FindFirstValue(PlatformClaims.Sites) is { } sites ? ReadSites(sites) : [];
    }

    public Guid PersonId { get; }

    /// <summary>The organisation in whose name the request is made, or null outside an organisation.</summary>
    public Guid? OrganizationId { get; }

    /// <summary>Whether the caller acts for the national centre.</summary>
    public bool IsNational { get; }

    public IReadOnlyList<string> Roles { get; }

    public static Caller Of(HttpContext context) => new(context.User);

    public bool Is(string role) => Roles.Contains(role);

    /// <summary>The sites that the caller may act at under any of <paramref name="roles"/>: roles held elsewhere do not count.</summary>
    public SiteScope SitesAs(params IEnumerable<string> roles)
    {
        var scopes = roles.Where(Is).Select(role => _sites.GetValueOrDefault(role, SiteScope.None)).ToArray();
        return scopes.Any(scope => scope.All)
            ? SiteScope.Everywhere
            : new SiteScope(false, [.. scopes.SelectMany(scope => scope.Sites)]);
    }

    private static Dictionary<string, SiteScope> ReadSites(string json)
    {
        using var sites = JsonDocument.Parse(json);
        return sites.RootElement.EnumerateObject().ToDictionary(
            role => role.Name,
            role => role.Value.ValueKind is JsonValueKind.String
                ? SiteScope.Everywhere
                : new SiteScope(false, [.. role.Value.EnumerateArray().Select(site => site.GetGuid())]));
    }
}

/// <summary>The sites of an organisation that somebody may act at: all, those to come included, or the ones named.</summary>
public sealed record SiteScope(bool All, IReadOnlySet<Guid> Sites)
{
    public SiteScope(bool all, HashSet<Guid> sites) : this(all, (IReadOnlySet<Guid>)sites)
    {
    }

    public static SiteScope Everywhere { get; } = new(true, []);

    public static SiteScope None { get; } = new(false, []);

    public bool Covers(Guid siteId) => All || Sites.Contains(siteId);
}
