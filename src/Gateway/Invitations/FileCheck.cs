using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Platform.Domain;
using Platform.Gateway.Data;
using Platform.Gateway.Organizations;
using Platform.Gateway.People;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Invitations;

/// <summary>What a line of a list comes to.</summary>
/// <param name="Invitee">Whom to invite; null where nobody is invited.</param>
/// <param name="Left">Why nobody is: what is wrong with the line, or that all is done.</param>
/// <param name="IsThere">They belong here or are invited already: nothing is wrong, and nothing is to do.</param>
internal sealed record CheckedRow(FileRow Row, Invitee? Invitee, Place? Place, RuleViolationException? Left, bool IsThere = false);

/// <summary>Holds each line of a list against the directory as it is now.</summary>
internal sealed class FileCheck
{
    private static readonly string[] Languages = ["en", "es"];
    private static readonly HashSet<string> All = new(StringComparer.OrdinalIgnoreCase) { "", "all", "todas", "*" };

    // A spreadsheet program would take such a cell for a formula, in this file or in one that is exported later.
    private const string Formulas = "=+-@";

    private readonly Organization _organization;
    private readonly SiteScope _scope;
    private readonly ILookup<string, Guid> _sites;
    private readonly HashSet<(string Email, string Role)> _members;
    private readonly HashSet<(string Email, string Role)> _invited;
    private readonly HashSet<(string Email, string Role)> _seen = [];

    private FileCheck(
        Organization organization,
        SiteScope scope,
        ILookup<string, Guid> sites,
        HashSet<(string Email, string Role)> members,
        HashSet<(string Email, string Role)> invited) =>
        (_organization, _scope, _sites, _members, _invited) = (organization, scope, sites, members, invited);

    public IReadOnlySet<Guid> Sites => _sites.SelectMany(sites => sites).ToHashSet();

    public static async Task<FileCheck> Of(
        DirectoryDb db, Organization organization, SiteScope scope, InvitationFile file, CancellationToken cancel)
    {
        var emails = file.Rows().Select(row => row.Email.ToUpperInvariant()).Distinct().ToArray();
        var sites = await db.Sites
            .Where(site => site.OrganizationId == organization.Id).Select(site => new { site.Name, site.Id }).ToArrayAsync(cancel);
        var members = await db.Memberships
            .Where(membership => membership.OrganizationId == organization.Id && membership.EndedAt == null)
            .Join(db.People, membership => membership.PersonId, person => person.Id, (membership, person) => new
            {
                Email = EF.Property<string>(person, PersonMapping.UpperEmail),
                membership.Role,
            })
            .Where(held => emails.Contains(held.Email))
            .ToArrayAsync(cancel);
        var invited = await db.Invitations
            .Where(invitation => invitation.OrganizationId == organization.Id
                && invitation.AcceptedAt == null
                && invitation.WithdrawnAt == null)
            .Select(invitation => new
            {
                Email = EF.Property<string>(invitation, InvitationMapping.UpperEmail),
                invitation.Role,
            })
            .Where(open => emails.Contains(open.Email))
            .ToArrayAsync(cancel);
        return new FileCheck(
            organization,
            scope,
            sites.ToLookup(site => site.Name, site => site.Id, StringComparer.OrdinalIgnoreCase),
            [.. members.Select(held => (held.Email, held.Role))],
            [.. invited.Select(open => (open.Email, open.Role))]);
    }

    public CheckedRow Check(FileRow row)
    {
        try
        {
            return Read(row);
        }
        catch (RuleViolationException wrong)
        {
            return new CheckedRow(row, null, null, wrong);
        }
    }

    private CheckedRow Read(FileRow row)
    {
        foreach (var (column, cell, atMost) in new[]
        {
            ("given name", row.GivenName, Person.MaxName), ("family name", row.FamilyName, Person.MaxName),
            ("email", row.Email, Person.MaxEmail), ("role", row.Role, 100), ("sites", row.Sites, 500), ("language", row.Language, 50),
        })
        {
            if (cell.Length > atMost) throw TooLong(column, atMost);
            if (cell.Any(char.IsControl)) throw Unreadable(column);
            if (cell.Length > 0 && Formulas.Contains(cell[0], StringComparison.Ordinal)) throw Formula(column);
        }

        if (row.GivenName is "") throw Missing("given name");
        if (row.FamilyName is "") throw Missing("family name");
        if (row.Email is "") throw Missing("email");
        if (!MailAddress.TryCreate(row.Email, out var address) || address.Address != row.Email || row.Email.Any(letter => letter is < '!' or > '~'))
            throw NoEmail(row.Email);

        var role = RoleOf(row.Role) ?? throw NoRole(row.Role);
        var place = PlaceOf(role, row.Sites);
        Membership.RequireGrantable(_organization, place.Role, place.AllSites, place.Sites, Sites);
        _scope.RequireWithin(place.AllSites, place.Sites);
        var language = LanguageOf(row.Language) ?? throw NoLanguage(row.Language);

        var key = (row.Email.ToUpperInvariant(), role);
        if (!_seen.Add(key)) throw Twice();
        if (_members.Contains(key)) return new CheckedRow(row, null, null, Member(), IsThere: true);
        if (_invited.Contains(key)) return new CheckedRow(row, null, null, Invited(), IsThere: true);

        return new CheckedRow(row, new Invitee(row.GivenName, row.FamilyName, row.Email, language), place, null);
    }

    private Place PlaceOf(string role, string named)
    {
        if (All.Contains(named)) return new Place(role, AllSites: true, []);

        var sites = named
            .Split(['|', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(name => _sites[name] is var found && found.Any() ? found.First() : throw NoSite(name))
            .ToArray();
        return new Place(role, AllSites: false, sites);
    }

    /// <summary>By its name in the API or as a reader of either language knows it.</summary>
    private static string? RoleOf(string word) => Roles.All.FirstOrDefault(role =>
        role.Equals(word, StringComparison.OrdinalIgnoreCase)
        || Languages.Any(language => Letters.RoleName(role, language).Equals(word, StringComparison.OrdinalIgnoreCase)));

    private static string? LanguageOf(string word) => word.ToLowerInvariant() switch
    {
        "" or "en" or "english" or "inglés" or "ingles" => "en",
        "es" or "spanish" or "español" or "espanol" => "es",
        _ => null,
    };

    private static RuleViolationException Missing(string column) => new("row.missing", column);
    private static RuleViolationException TooLong(string column, int atMost) => new("row.too-long", column, atMost);
    private static RuleViolationException Unreadable(string column) => new("row.unreadable", column);
    private static RuleViolationException Formula(string column) => new("row.formula", column);
    private static RuleViolationException NoEmail(string email) => new("row.no-email", email);
    private static RuleViolationException NoRole(string role) => new("row.no-role", role);
    private static RuleViolationException NoSite(string site) => new("row.no-site", site);
    private static RuleViolationException NoLanguage(string language) => new("row.no-language", language);
    private static RuleViolationException Twice() => new("row.twice");
    private static RuleViolationException Member() => new("row.member");
    private static RuleViolationException Invited() => new("row.invited");
}
