using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Contracts.Training;

namespace Platform.Casework.Credentials;

/// <summary>Notes that a credential holds no more, once and for all, also where its award has not come yet.</summary>
internal sealed class NoteRevocation(CaseworkDb db) : IConsumer<CredentialRevoked>
{
    public async Task Consume(ConsumeContext<CredentialRevoked> context)
    {
        var revoked = context.Message;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO credentials (organization_id, id, person_id, kind, revoked_at, award_version)
            VALUES ({revoked.OrganizationId}, {revoked.CredentialId}, {revoked.PersonId}, {revoked.Kind}, {revoked.At}, 0)
            ON CONFLICT (organization_id, id) DO UPDATE
            SET revoked_at = coalesce(credentials.revoked_at, excluded.revoked_at)
            """,
            context.CancellationToken);
    }
}
