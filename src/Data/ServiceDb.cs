using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Platform.Domain;

namespace Platform.Data;

/// <summary>
/// The base of each service's DbContext: its aggregates, and the outbox, mail, inbox and idempotency tables beside them.
/// It has one save, which raises versions, stores the aggregates' facts as events, and refuses another organisation's row.
/// </summary>
public abstract partial class ServiceDb : DbContext
{
    private readonly TimeProvider _clock;

    protected ServiceDb(DbContextOptions options, TimeProvider clock, Tenant tenant) : base(options)
    {
        _clock = clock;
        Tenant = tenant;
        Audit = new AuditTrail(this, clock);
        // A save of one statement is a transaction too, or the tenant would be set by a prefix within it.
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
    }

    public Tenant Tenant { get; }

    /// <summary>Who did what: a line is stored with the command that it tells of.</summary>
    public AuditTrail Audit { get; }

    /// <summary>Whether events have been stored since the last commit, so that the relay is to be woken by the next.</summary>
    internal bool HasNewEvents { get; set; }

    /// <summary>Whether mail has been stored since the last commit, so that its relay is to be woken by the next.</summary>
    internal bool HasNewMail { get; set; }

    /// <summary>Mail to be sent after the commit: see <see cref="Mail"/>.</summary>
    public DbSet<Mail> Mails => Set<Mail>();

    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    internal DbSet<InboxMessage> Inbox => Set<InboxMessage>();
    internal DbSet<HandledCommand> HandledCommands => Set<HandledCommand>();

    /// <summary>
    /// From here on the national centre's scope works in the name of another organisation, also within an open transaction.
    /// </summary>
    /// <exception cref="InvalidOperationException">The scope is not the national centre's.</exception>
    public async Task ActFor(Guid organizationId, CancellationToken cancel)
    {
        Tenant.ActFor(organizationId);
        if (Database.CurrentTransaction is not null)
            await Database.ExecuteSqlRawAsync(Tenant.SetLocal()!, cancel);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException($"Use {nameof(SaveChangesAsync)}.");

    public override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        RefuseAnotherOrganizationsRows();
        RaiseVersions();
        StoreFacts();
        HasNewMail |= ChangeTracker.Entries<Mail>().Any(entry => entry.State is EntityState.Added);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ServiceDb).Assembly);

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.Kind() is null)
                throw new InvalidOperationException($"The table of {entity.ClrType.Name} does not say whose it is.");

            if (typeof(Aggregate).IsAssignableFrom(entity.ClrType))
                entity.FindProperty(nameof(Aggregate.Version))!.IsConcurrencyToken = true;

            // Nothing vanishes because something else does. A part may leave its aggregate: then its own row goes.
            foreach (var key in entity.GetForeignKeys())
                key.DeleteBehavior = key.PrincipalToDependent is null || key.IsOwnership
                    ? DeleteBehavior.Restrict
                    : DeleteBehavior.ClientCascade;

            NameInSnakeCase(entity);
        }
    }

    private static void NameInSnakeCase(IMutableEntityType entity)
    {
        if (entity.IsMappedToJson())
        {
            if (entity.GetContainerColumnName() is { } column) entity.SetContainerColumnName(SnakeCase(column));
            return;
        }

        if (StoreObjectIdentifier.Create(entity, StoreObjectType.Table) is not { } table) return;

        // Asked for its name in the table, a part that lives in its owner's row answers with the owner's key.
        foreach (var property in entity.GetProperties()) property.SetColumnName(SnakeCase(property.GetColumnName(table)!));
        if (entity.IsOwned()) return;

        foreach (var key in entity.GetKeys()) key.SetName(SnakeCase(key.GetName()!));
        foreach (var key in entity.GetForeignKeys()) key.SetConstraintName(SnakeCase(key.GetConstraintName()!));
        foreach (var index in entity.GetIndexes()) index.SetDatabaseName(SnakeCase(index.GetDatabaseName()!));
    }

    private void RefuseAnotherOrganizationsRows()
    {
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached) continue;
            if (entry.Metadata.Kind() is not TableKind.Organization || entry.Metadata.IsOwned()) continue;

            var organization = entry.Property(TableKindExtensions.OrganizationId).CurrentValue;
            if (!Equals(organization, Tenant.Required))
                throw new InvalidOperationException(
                    $"A row of {entry.Metadata.ClrType.Name} belongs to another organisation than the one that works.");
        }
    }

    /// <summary>Each aggregate that changes, or of which a part does, is one version further, once for each save.</summary>
    private void RaiseVersions()
    {
        var entries = ChangeTracker.Entries().ToArray();
        var owners = new Lazy<Dictionary<string, EntityEntry>>(() => entries.ToDictionary(Address));
        var changed = entries
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => RootOf(entry, owners))
            .OfType<Aggregate>()
            .Distinct<Aggregate>(ReferenceEqualityComparer.Instance)
            .ToArray();
        foreach (var aggregate in changed)
        {
            // A save that failed and is tried again raises no further.
            var root = Entry(aggregate);
            var raised = root.State is EntityState.Added
                ? aggregate.Version > 0
                : root.Property(of => of.Version).IsModified;
            if (!raised) aggregate.RaiseVersion();
        }

        if (changed.Length > 0) ChangeTracker.DetectChanges();
    }

    /// <summary>The aggregate that a row is part of: itself, or the one whose collection it stands in.</summary>
    private static object? RootOf(EntityEntry entry, Lazy<Dictionary<string, EntityEntry>> owners)
    {
        if (entry.Entity is Aggregate) return entry.Entity;

        var upwards = entry.Metadata.GetForeignKeys().FirstOrDefault(key => key.IsOwnership)
            ?? entry.Metadata.GetForeignKeys().FirstOrDefault(key => key.PrincipalToDependent is not null);
        if (upwards is null) return null;

        return owners.Value.TryGetValue(Address(upwards.PrincipalEntityType, upwards.Properties, entry), out var owner)
            ? RootOf(owner, owners)
            : throw new InvalidOperationException(
                $"A part ({entry.Metadata.ClrType.Name}) is changed through its aggregate, which has not been loaded.");
    }

    private static string Address(EntityEntry entry) =>
        Address(entry.Metadata, entry.Metadata.FindPrimaryKey()!.Properties, entry);

    private static string Address(IEntityType type, IEnumerable<IProperty> key, EntityEntry entry)
    {
        // A part that was taken out no longer says whose it was.
        var values = key
            .Select(property => entry.Property(property))
            .Select(value => entry.State is EntityState.Deleted ? value.OriginalValue : value.CurrentValue);
        return $"{type.GetRootType().Name} {string.Join(' ', values)}";
    }

    private void StoreFacts()
    {
        foreach (var aggregate in ChangeTracker.Entries<Aggregate>().Select(entry => entry.Entity).ToArray())
        {
            if (aggregate.Facts is []) continue;

            Outbox.AddRange(aggregate.Facts.Select(fact => OutboxMessage.From(fact, _clock.GetUtcNow())));
            aggregate.ForgetFacts();
            HasNewEvents = true;
        }
    }

    private static string SnakeCase(string name) => WordStart().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex WordStart();
}
