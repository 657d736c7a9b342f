using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Directory;
using Platform.Training.Data;

namespace Platform.Training.Directory;

/// <summary>
/// Keeps who works in an organisation: of each membership the newest version, of each person the newest name and
/// address. What comes late and is older changes nothing.
/// </summary>
internal sealed class CopyStaff(TrainingDb db) : IConsumer<MembershipChanged>
{
    public async Task Consume(ConsumeContext<MembershipChanged> context)
    {
        var changed = context.Message;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO staff AS known (organization_id, id, name, email, language, named_at)
            VALUES (
                {changed.OrganizationId}, {changed.PersonId}, {changed.Name}, {changed.Email}, {changed.Language}, {changed.At})
            ON CONFLICT (organization_id, id) DO UPDATE
            SET name = excluded.name,
                email = coalesce(excluded.email, known.email),
                language = coalesce(excluded.language, known.language),
                named_at = excluded.named_at
            WHERE known.named_at < excluded.named_at
            """,
            context.CancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO memberships AS known (organization_id, id, person_id, role, all_sites, sites, active, version)
            VALUES (
                {changed.OrganizationId}, {changed.MembershipId}, {changed.PersonId}, {changed.Role},
                {changed.AllSites}, {changed.Sites.ToArray()}, {changed.Active}, {changed.Version})
            ON CONFLICT (organization_id, id) DO UPDATE
            SET role = excluded.role, all_sites = excluded.all_sites, sites = excluded.sites,
                active = excluded.active, version = excluded.version
            WHERE known.version < excluded.version
            """,
            context.CancellationToken);
    }
}
