using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Platform.Casework.Concerns;
using Platform.Casework.Consents;
using Platform.Casework.Contacts;
using Platform.Casework.Credentials;
using Platform.Casework.Duties;
using Platform.Casework.Episodes;
using Platform.Casework.Participants;
using Platform.Casework.Referrals;
using Platform.Casework.Sites;
using Platform.Casework.Staff;
using Platform.Casework.Teams;
using Platform.Casework.Templates;
using Platform.Data;

namespace Platform.Casework.Data;

internal sealed class CaseworkDb(DbContextOptions<CaseworkDb> options, TimeProvider clock, Tenant tenant)
    : ServiceDb(options, clock, tenant)
{
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<Episode> Episodes => Set<Episode>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<Duty> Duties => Set<Duty>();
    public DbSet<Concern> Concerns => Set<Concern>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<Revocation> Revocations => Set<Revocation>();
    public DbSet<Referral> Referrals => Set<Referral>();
    public DbSet<Disclosure> Disclosures => Set<Disclosure>();
    public DbSet<PlanTemplate> PlanTemplates => Set<PlanTemplate>();
    public DbSet<SessionSeries> SessionSeries => Set<SessionSeries>();
    public DbSet<Site> Sites => Set<Site>();
    public DbSet<StaffMember> Staff => Set<StaffMember>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Credential> Credentials => Set<Credential>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // Parts of a template's document, no tables of their own.
        modelBuilder.Ignore<PhaseTemplate>().Ignore<Pace>().Ignore<Topic>().Ignore<ConsentChoice>().Ignore<ConsentStatement>();
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>For <c>dotnet ef</c>.</summary>
internal sealed class CaseworkDbAtDesignTime : IDesignTimeDbContextFactory<CaseworkDb>
{
    public CaseworkDb CreateDbContext(string[] args) =>
        new(DesignTime.Options<CaseworkDb>(), TimeProvider.System, new Tenant());
}
