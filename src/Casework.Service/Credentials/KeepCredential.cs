using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Contracts.Training;

namespace Platform.Casework.Credentials;

/// <summary>Keeps the newest dates of a credential, also where its revocation came first.</summary>
internal sealed class KeepCredential(CaseworkDb db) : IConsumer<CredentialAwarded>
{
    public async Task Consume(ConsumeContext<CredentialAwarded> context)
    {
        var award = context.Message;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO credentials (organization_id, id, person_id, kind, valid_from, valid_until, award_version)
            VALUES ({award.OrganizationId}, {award.CredentialId}, {award.PersonId}, {award.Kind},
                {award.ValidFrom}, {award.ValidUntil}, {award.Version})
            ON CONFLICT (organization_id, id) DO UPDATE
            SET valid_from = excluded.valid_from, valid_until = excluded.valid_until,
                award_version = excluded.award_version
            WHERE credentials.award_version < excluded.award_version
            """,
            context.CancellationToken);
    }
}
