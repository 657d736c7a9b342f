using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Training.Assistance;
using Platform.Training.Credentials;
using Platform.Training.Directory;

namespace Platform.Training.Data;

internal sealed class TrainingDb(DbContextOptions<TrainingDb> options, TimeProvider clock, Tenant tenant)
    : ServiceDb(options, clock, tenant)
{
    public DbSet<Credential> Credentials => Set<Credential>();
    public DbSet<CredentialKind> CredentialKinds => Set<CredentialKind>();
    public DbSet<SiteAssistance> Assistance => Set<SiteAssistance>();
    public DbSet<Organization> Organizations => Set<Organization>();
    public DbSet<Site> Sites => Set<Site>();
    public DbSet<StaffMember> Staff => Set<StaffMember>();
}
