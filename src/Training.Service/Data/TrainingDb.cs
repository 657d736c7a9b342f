using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Training.Assistance;
using Platform.Training.Attendance;
using Platform.Training.Credentials;
using Platform.Training.Directory;
using Platform.Training.Enrollments;
using Platform.Training.Offerings;
using Platform.Training.Sessions;

namespace Platform.Training.Data;

internal sealed class TrainingDb(DbContextOptions<TrainingDb> options, TimeProvider clock, Tenant tenant)
    : ServiceDb(options, clock, tenant)
{
    public DbSet<Credential> Credentials => Set<Credential>();
    public DbSet<CredentialKind> CredentialKinds => Set<CredentialKind>();
    public DbSet<Offering> Offerings => Set<Offering>();
    public DbSet<OfferingTemplate> OfferingTemplates => Set<OfferingTemplate>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Enrollment> Enrollments => Set<Enrollment>();
    public DbSet<Presence> Presences => Set<Presence>();
    public DbSet<AttendanceImport> AttendanceImports => Set<AttendanceImport>();
    public DbSet<AttendanceAlias> AttendanceAliases => Set<AttendanceAlias>();
    public DbSet<AttendanceRule> AttendanceRules => Set<AttendanceRule>();
    public DbSet<SiteAssistance> Assistance => Set<SiteAssistance>();
    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<Site> Sites => Set<Site>();
    public DbSet<StaffMember> Staff => Set<StaffMember>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.StoreAsJson<OfferingText>();
        configurationBuilder.StoreAsJson<SessionText>();
        configurationBuilder.StoreAsJson<IReadOnlyList<TemplateSession>>();
    }
}
