using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Training.Data;

namespace Platform.Training.Credentials;

/// <summary>What a credential can certify. The kinds are data: a new one is a line of <c>credential-kinds.json</c>.</summary>
internal sealed class CredentialKind
{
    public const int MaxCode = 50;
    public const int MaxMonths = 120;

    /// <summary>The kind's name in events and requests, as <c>peer-life-coach</c>.</summary>
    public required string Code { get; init; }

    /// <summary>
    /// For how long one is awarded where nobody says otherwise. Null until the centre has decided: no length is assumed.
    /// </summary>
    public int? ValidMonths { get; private set; }

    /// <summary>How often the setting was changed.</summary>
    public int Version { get; private set; }

    /// <summary>Decides for how long credentials of this kind are awarded from now on; those awarded stay as they are.</summary>
    public void Last(int? months) => (ValidMonths, Version) = (months, Version + 1);

    /// <summary>The last day of one that begins on <paramref name="from"/>, or null where that is not decided.</summary>
    public DateOnly? LastDay(DateOnly from) => ValidMonths is { } months ? from.AddMonths(months).AddDays(-1) : null;

    /// <summary>Adds the kinds that the database does not have yet; part of the migration step.</summary>
    public static async Task Seed(TrainingDb db, IServiceProvider services, CancellationToken cancel)
    {
        await using var file = typeof(CredentialKind).Assembly.GetManifestResourceStream("credential-kinds.json")!;
        var codes = await JsonSerializer.DeserializeAsync<string[]>(file, cancellationToken: cancel);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO credential_kinds (code) SELECT unnest({codes}) ON CONFLICT DO NOTHING", cancel);
    }
}

internal sealed class CredentialKindMapping : IEntityTypeConfiguration<CredentialKind>
{
    public void Configure(EntityTypeBuilder<CredentialKind> kind)
    {
        kind.ToTable("credential_kinds").IsShared().HasKey(k => k.Code);
        kind.Property(k => k.Code).HasMaxLength(CredentialKind.MaxCode);
        kind.Property(k => k.Version).HasDefaultValue(0).IsConcurrencyToken();
    }
}
