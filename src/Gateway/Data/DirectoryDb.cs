using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Platform.Data;
using Platform.Gateway.AccessTokens;
using Platform.Gateway.Invitations;
using Platform.Gateway.Keys;
using Platform.Gateway.Organizations;
using Platform.Gateway.Passwords;
using Platform.Gateway.People;
using Platform.Gateway.SignIn;
using Platform.Gateway.Tokens;

namespace Platform.Gateway.Data;

/// <summary>
/// The directory: who takes part, who they are and how they sign in. Its tables are read before anybody's organisation
/// is known, and by the gateway alone.
/// </summary>
internal sealed class DirectoryDb(DbContextOptions<DirectoryDb> options, TimeProvider clock, Tenant tenant)
    : ServiceDb(options, clock, tenant)
{
    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<Site> Sites => Set<Site>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<InvitationFile> InvitationFiles => Set<InvitationFile>();
    public DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<PersonalAccessToken> AccessTokens => Set<PersonalAccessToken>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<LockOut> LockOuts => Set<LockOut>();
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();
    public DbSet<EnvelopeKey> EnvelopeKeys => Set<EnvelopeKey>();
}

internal sealed class DirectoryDbFactory : IDesignTimeDbContextFactory<DirectoryDb>
{
    public DirectoryDb CreateDbContext(string[] args) =>
        new(DesignTime.Options<DirectoryDb>(), TimeProvider.System, new Tenant());
}
