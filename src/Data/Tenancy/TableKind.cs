using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace Platform.Data;

/// <summary>Whose rows a table holds. Every table says it in its mapping; one that does not stops the service's start.</summary>
public enum TableKind
{
    /// <summary>One organisation's: keyed by <c>(organization_id, …)</c>, guarded by row-level security.</summary>
    Organization,

    /// <summary>Everybody's to read, written by the centre: offerings, curricula, instruments.</summary>
    Shared,

    /// <summary>The machinery's own: outbox, inbox, idempotency, keys, the directory.</summary>
    Platform,
}

/// <summary>How a mapping says what kind of table it is.</summary>
public static class TableKindExtensions
{
    internal const string KindOfTable = "Platform:TableKind";
    internal const string NationRead = "Platform:NationReads";
    internal const string AppendOnly = "Platform:AppendOnly";
    internal const string OrganizationId = "OrganizationId";

    /// <summary>
    /// The table is an organisation's: its key is <c>OrganizationId</c> followed by <paramref name="key"/> (Id if none is
    /// named, nothing more if it is <c>OrganizationId</c> itself). A foreign key to it carries both:
    /// <c>HasForeignKey("OrganizationId", "CohortId")</c>.
    /// </summary>
    public static EntityTypeBuilder<T> IsOrganizations<T>(this EntityTypeBuilder<T> entity, params string[] key)
        where T : class
    {
        entity.Metadata.SetAnnotation(KindOfTable, TableKind.Organization);
        entity.Property<Guid>(OrganizationId).ValueGeneratedOnAdd().HasValueGenerator<OfTheTenant>();
        string[] rest = key is [] ? ["Id"] : [.. key.Where(name => name != OrganizationId)];
        foreach (var name in rest) entity.Property(name).ValueGeneratedNever();
        entity.HasKey([OrganizationId, .. rest]);
        return entity;
    }

    /// <summary>An organisation's table whose rows the national centre's staff may read as well.</summary>
    public static EntityTypeBuilder<T> NationReads<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.HasAnnotation(NationRead, true);

    /// <summary>The table is shared by all organisations.</summary>
    public static EntityTypeBuilder<T> IsShared<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.HasAnnotation(KindOfTable, TableKind.Shared);

    /// <summary>The table belongs to the platform's machinery.</summary>
    public static EntityTypeBuilder<T> IsPlatforms<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.HasAnnotation(KindOfTable, TableKind.Platform);

    /// <summary>Rows are added and never changed or removed: the application's role has no right to, and the database refuses it to all.</summary>
    public static EntityTypeBuilder<T> IsAppendOnly<T>(this EntityTypeBuilder<T> entity)
        where T : class => entity.HasAnnotation(AppendOnly, true);

    /// <summary>The kind of a table, owned types counting as their owner's.</summary>
    public static TableKind? Kind(this IReadOnlyEntityType entity) =>
        (entity.FindOwnership()?.PrincipalEntityType.GetRootType() ?? entity).FindAnnotation(KindOfTable)?.Value as TableKind?;

    /// <summary>The organisation of a new row is the tenant's, where the row does not say it itself.</summary>
    private sealed class OfTheTenant : ValueGenerator<Guid>
    {
        public override bool GeneratesTemporaryValues => false;

        // Or a column that is part of a foreign key as well is taken for one that the database fills.
        public override bool GeneratesStableValues => true;

        public override Guid Next(EntityEntry entry) => ((ServiceDb)entry.Context).Tenant.Required;
    }
}
