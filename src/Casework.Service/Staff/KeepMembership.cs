using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Casework.Data;
using Platform.Contracts.Directory;

namespace Platform.Casework.Staff;

/// <summary>Keeps the newest of what the directory says of a person's role and its sites, and the person's name.</summary>
internal sealed class KeepMembership(CaseworkDb db) : IConsumer<MembershipChanged>
{
    public async Task Consume(ConsumeContext<MembershipChanged> context)
    {
        var (said, cancel) = (context.Message, context.CancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO staff (organization_id, id, name, named_at)
            VALUES ({said.OrganizationId}, {said.PersonId}, {said.Name}, {said.At})
            ON CONFLICT (organization_id, id) DO UPDATE
            SET name = excluded.name, named_at = excluded.named_at
            WHERE staff.named_at < excluded.named_at
            """,
            cancel);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO memberships (organization_id, id, person_id, role, all_sites, sites, active, version)
            VALUES ({said.OrganizationId}, {said.MembershipId}, {said.PersonId}, {said.Role}, {said.AllSites},
                {said.Sites.ToArray()}, {said.Active}, {said.Version})
            ON CONFLICT (organization_id, id) DO UPDATE
            SET person_id = excluded.person_id, role = excluded.role, all_sites = excluded.all_sites,
                sites = excluded.sites, active = excluded.active, version = excluded.version
            WHERE memberships.version < excluded.version
            """,
            cancel);
    }
}
