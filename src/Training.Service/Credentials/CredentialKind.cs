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

    /// <summary>The kind's name in events and requests, as <c>peer-life-coach</c>.</summary>
    public required string Code { get; init; }

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
    }
}
