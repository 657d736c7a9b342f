using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Credentials;
using Platform.Cohorts.Curricula;
using Platform.Cohorts.Lessons;
using Platform.Cohorts.Meetings;
using Platform.Cohorts.Participants;
using Platform.Cohorts.Partners;
using Platform.Cohorts.Referrals;
using Platform.Cohorts.Sites;
using Platform.Cohorts.Staff;
using Platform.Data;

namespace Platform.Cohorts.Data;

internal sealed class CohortsDb(DbContextOptions<CohortsDb> options, TimeProvider clock, Tenant tenant)
    : ServiceDb(options, clock, tenant)
{
    public DbSet<Cohort> Cohorts => Set<Cohort>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<Preferences> Preferences => Set<Preferences>();
    public DbSet<Partnerships> Partnerships => Set<Partnerships>();
    public DbSet<Referral> Referrals => Set<Referral>();
    public DbSet<CurriculumTemplate> Curricula => Set<CurriculumTemplate>();
    public DbSet<Lesson> Lessons => Set<Lesson>();
    public DbSet<Site> Sites => Set<Site>();
    public DbSet<StaffMember> Staff => Set<StaffMember>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<Credential> Credentials => Set<Credential>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        // Part of a template's document, no table of its own.
        modelBuilder.Ignore<Theme>();
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>For <c>dotnet ef</c>.</summary>
internal sealed class CohortsDbAtDesignTime : IDesignTimeDbContextFactory<CohortsDb>
{
    public CohortsDb CreateDbContext(string[] args) =>
        new(DesignTime.Options<CohortsDb>(), TimeProvider.System, new Tenant());
}
