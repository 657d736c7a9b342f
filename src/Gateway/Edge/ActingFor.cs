using System.Security.Claims;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.AccessTokens;
using Platform.Gateway.Data;
using Platform.Gateway.Organizations;
using Platform.Gateway.SignIn;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Edge;

/// <summary>
/// Finds out what the caller is in the organisation that the request names, as the directory has it at this moment: a
/// page by its address, a program by the header <c>Organization</c>, the platform's own processes by their token. Who does
/// not belong there gets the same 404 as for an organisation that does not exist.
/// </summary>
internal sealed partial class ActingFor(
    Lookups directory, Ports ports, RefusalTrail refusals, Whence whence, ILogger<ActingFor> log)
{
    private static readonly PathString NoSuchPage = "/not-found";

    public static Task Invoke(HttpContext context, RequestDelegate next) =>
        context.RequestServices.GetRequiredService<ActingFor>().Enter(context, next);

    private async Task Enter(HttpContext context, RequestDelegate next)
    {
        if (context.User.FindFirstValue(PlatformClaims.Subject) is not { } subject)
        {
            await next(context);
            return;
        }

        var personId = Guid.Parse(subject);
        var named = Named(context);
        // The directory itself takes its administrators for what they are without being told where: at the centre.
        var (organization, memberships) = named is null && context.Request.Path.StartsWithSegments("/directory")
            ? await AtTheCentre(context, personId)
            : await In(personId, named, context);
        if (named is not null && memberships is [])
        {
            LogNotAMember(personId, organization);
            await refusals.Write(whence.Of(AuditEvent.Of(personId, AuditAction.Execute, "organization", organization), context) with
            {
                Outcome = AuditOutcome.Denied,
                ReasonCodes = ["request.not-found"],
            });
            if (Programs.IsOne(context) || ports.IsInside(context) || !HttpMethods.IsGet(context.Request.Method))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }

            // A reader gets the pages' own words for it, in their language, as for any address that does not exist.
            (context.Request.Path, context.Request.QueryString) = (NoSuchPage, QueryString.Empty);
        }

        context.User = Principal(context.User, personId, organization, memberships);
        await next(context);
    }

    private string? Named(HttpContext context)
    {
        if (ports.IsInside(context)) return context.User.FindFirstValue(PlatformClaims.Organization);
        if (Programs.IsOne(context))
            return context.Request.Headers.TryGetValue(Programs.OrganizationHeader, out var header) ? header.ToString() : null;

        return context.Request.Path.StartsWithSegments("/o", out var rest) && rest.Value is { Length: > 1 } path
            ? path[1..].Split('/')[0]
            : null;
    }

    /// <summary>As the session or token was found to say; who has shown another credential is asked for.</summary>
    private async Task<(Guid?, IReadOnlyList<Standing>)> In(Guid personId, string? named, HttpContext context)
    {
        if (!Guid.TryParse(named, out var organization)) return (null, []);
        if (context.Features.Get<StandingsFound>() is { } found)
            return (organization, [.. found.Standings.Where(standing => standing.OrganizationId == organization)]);

        return (organization, await directory.Standings.Find((personId, organization), context.RequestAborted) ?? []);
    }

    private static async Task<(Guid?, IReadOnlyList<Standing>)> AtTheCentre(HttpContext context, Guid personId)
    {
        var db = context.RequestServices.GetRequiredService<DirectoryDb>();
        var found = await db.Memberships
            .Where(membership => membership.PersonId == personId && membership.EndedAt == null && membership.SuspendedAt == null)
            .Where(membership => db.Organizations.Any(o =>
                o.Id == membership.OrganizationId && o.Kind == Organization.NationalCentre))
            .OrderBy(membership => membership.Role)
            .Select(membership => new Standing(
                membership.PersonId, membership.OrganizationId, membership.Role, membership.AllSites, membership.Sites))
            .ToListAsync(context.RequestAborted);
        return (found.FirstOrDefault()?.OrganizationId, found);
    }

    private static ClaimsPrincipal Principal(
        ClaimsPrincipal signedIn, Guid personId, Guid? organization, IReadOnlyList<Standing> memberships)
    {
        var claims = new List<Claim> { new(PlatformClaims.Subject, personId.ToString()) };
        // What the credential itself is known by stays; what it said about roles, if anything, does not.
        claims.AddRange(signedIn.Claims.Where(claim => claim.Type is AccessTokenHandler.TokenId or SignIn.Sessions.KeyClaim));
        if (memberships is not [])
        {
            claims.Add(new(PlatformClaims.Organization, organization!.Value.ToString()));
            claims.AddRange(memberships.Select(membership => new Claim(PlatformClaims.Roles, membership.Role)));
            claims.Add(new(PlatformClaims.Sites, JsonSerializer.Serialize(memberships.ToDictionary(
                membership => membership.Role,
                membership => membership.AllSites ? (object)"*" : membership.Sites))));
            if (memberships.Any(membership => Roles.National.Contains(membership.Role)))
                claims.Add(new(PlatformClaims.Scope, PlatformClaims.NationalScope));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(
            claims, signedIn.Identity!.AuthenticationType, PlatformClaims.Subject, PlatformClaims.Roles));
    }

    [LoggerMessage(LogLevel.Warning, "Person {PersonId} asked for organisation {OrganizationId}, to which they do not belong")]
    private partial void LogNotAMember(Guid personId, Guid? organizationId);
}
