using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Gateway.AccessTokens;
using Platform.Gateway.Organizations;
using Platform.Gateway.People;
using Platform.Gateway.Tokens;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Data;

/// <summary>
/// What the directory begins with: the national centre, one platform administrator, and a token with which programs can
/// make the rest. From the settings <c>Bootstrap:…</c>, with the migration step; again, it changes nothing but renews the token.
/// </summary>
internal static class FirstAccount
{
    private const string Centre = "National Center";
    private const int TokenDays = 365;

    public static async Task Seed(DirectoryDb db, IServiceProvider services, CancellationToken cancel)
    {
        var settings = services.GetRequiredService<IConfiguration>().GetSection("Bootstrap");
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);

        var email = Needed(settings, "AdministratorEmail");
        var centre = await db.Organizations.SingleOrDefaultAsync(known => known.Kind == Organization.NationalCentre, cancel);
        if (centre is null)
        {
            centre = Organization.FoundNationalCentre(Centre, now);
            db.Organizations.Add(centre);
            var administrator = Person.Add(
                Guid.CreateVersion7(now), "Platform", "Administrator", email, "en", now);
            db.People.Add(administrator);
            db.Memberships.Add(Membership.Grant(
                Guid.CreateVersion7(now), centre, administrator, Roles.PlatformAdministrator,
                allSites: true, [], new HashSet<Guid>(), now));
            await services.GetRequiredService<UserManager<Account>>()
                .Give(administrator, Needed(settings, "AdministratorPassword"));
            await db.SaveChangesAsync(cancel);
        }

        await KeepToken(db, Needed(settings, "Token"), email, services.GetRequiredService<CredentialClock>().Now, cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>A token that its owner has revoked stays revoked.</summary>
    private static async Task KeepToken(
        DirectoryDb db, string text, string email, DateTimeOffset now, CancellationToken cancel)
    {
        if (!text.StartsWith(PersonalAccessToken.Prefix, StringComparison.Ordinal)
            || text.Length is < PersonalAccessToken.MinText or > PersonalAccessToken.MaxText)
            throw new InvalidOperationException(
                $"The setting Bootstrap:Token must be '{PersonalAccessToken.Prefix}' and at least 43 random characters.");

        var expiresOn = DateOnly.FromDateTime(now.UtcDateTime).AddDays(TokenDays);
        var hash = PersonalAccessToken.HashOf(text);
        var token = await db.AccessTokens.SingleOrDefaultAsync(known => known.Hash == hash, cancel);
        if (token is null)
        {
            var upper = email.ToUpperInvariant();
            var owner = await db.People.SingleOrDefaultAsync(
                person => EF.Property<string>(person, PersonMapping.UpperEmail) == upper, cancel);
            // The administrator of the settings is not the one who was made: somebody has the platform in hand by now.
            if (owner is null) return;

            db.AccessTokens.Add(PersonalAccessToken.Of(text, owner.Id, "Bootstrap", expiresOn, now));
        }
        else
        {
            token.Renew(expiresOn, now);
        }

        await db.SaveChangesAsync(cancel);
    }

    private static string Needed(IConfigurationSection settings, string key) => settings[key] is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"The setting Bootstrap:{key} is missing.");
}
