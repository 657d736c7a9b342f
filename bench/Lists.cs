using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Platform.Testing;

namespace Platform.Bench;

/// <summary>
/// A page of an organisation's credentials over HTTP, with its token validated and its tenant entered: against an endpoint
/// that knows neither, and sends the same text by Npgsql to the same database. Both answer the same bytes.
/// </summary>
internal static class Lists
{
    private const int Coaches = 200;
    private const int Credentials = 2_000;
    private const int Connections = 16;

    public static async Task<int> Measure(Options options)
    {
        var machine = Machine.Here();
        var postgres = await PostgresServer.StartDurable();
        var world = await World.WithTraining(postgres, Coaches);
        await Award(world);
        var bare = await Serve.List(world.Training.Application);

        var path = $"/training/credentials?organizationId={world.Organization}";
        string Script() => Wrk.Gets(path, [new Dictionary<string, string> { ["Authorization"] = $"Bearer {world.TokenOf(world.TrainingStaff)}" }]);
        await SameAnswer(world, bare, path);

        var comparison = new Comparison(options);
        await comparison.Run(
            new Side("service", length => Wrk.Run(world.Training.Address, Connections, length, Script()), world.Training.Folder),
            new Side("bare", length => Wrk.Run(bare, Connections, length, Script()), bare.Authority));
        var ratio = comparison.Of("service", "bare", 0.6);
        await Results.Keep("list", new
        {
            Machine = machine,
            LoadAfter = Machine.Load(),
            PostgreSQL = await Database.Settings(postgres.Owner),
            Page = $"25 of {Credentials} credentials, to the service itself",
            Connections,
            ratio,
            comparison.Sides,
        });
        return ratio.IsMet ? 0 : 1;
    }

    /// <summary>The endpoint that the service is measured against, in a process of its own.</summary>
    public static void MapBare(IEndpointRouteBuilder routes, NpgsqlDataSource database) =>
        routes.MapGet("/training/credentials", async context =>
        {
            var organization = Guid.Parse(context.Request.Query["organizationId"].ToString());
            await using var command = database.CreateCommand($"""
                SET LOCAL app.organization_id = '{organization}'; SET LOCAL app.scope = 'national';
                SELECT c.id, c.organization_id, c.person_id, (
                    SELECT s.name
                    FROM staff AS s
                    WHERE s.organization_id = @organization AND s.id = c.person_id
                    LIMIT 1), c.kind, c.valid_from, c.valid_until, c.revoked_at, c.version
                FROM credentials AS c
                WHERE c.organization_id = @organization
                ORDER BY c.id DESC
                LIMIT @take
                """);
            command.Parameters.Add(new NpgsqlParameter<Guid>("organization", organization));
            command.Parameters.Add(new NpgsqlParameter<int>("take", 26));
            await using var rows = await command.ExecuteReaderAsync(context.RequestAborted);
            List<Item> items = new(26);
            while (await rows.ReadAsync(context.RequestAborted))
            {
                items.Add(new Item(
                    rows.GetGuid(0), rows.GetGuid(1), rows.GetGuid(2), rows.GetString(3), rows.GetString(4),
                    rows.GetFieldValue<DateOnly>(5), rows.GetFieldValue<DateOnly>(6),
                    rows.IsDBNull(7) ? null : rows.GetFieldValue<DateTimeOffset>(7), rows.GetInt32(8)));
            }

            var next = items.Count > 25 ? Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(items[24].Id)).TrimEnd('=') : null;
            await context.Response.WriteAsJsonAsync(new { items = items.Take(25), next }, context.RequestAborted);
        });

    private static async Task Award(World world)
    {
        using var http = new HttpClient();
        await Parallel.ForAsync(0, Credentials, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, cancel) =>
        {
            using var response = await http.SendAsync(
                world.Award(number % Coaches, new DateOnly(2026, 1, 1).AddDays(number / Coaches)), cancel);
            response.EnsureSuccessStatusCode();
        });
    }

    private static async Task SameAnswer(World world, Uri bare, string path)
    {
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", $"Bearer {world.TokenOf(world.TrainingStaff)}" } } };
        var (ours, theirs) = (await http.GetStringAsync(new Uri(world.Training.Address, path)), await http.GetStringAsync(new Uri(bare, path)));
        if (ours != theirs) throw new InvalidOperationException($"Both must answer the same, but one says\n{ours}\nand the other\n{theirs}");
    }

    private sealed record Item(
        Guid Id, Guid OrganizationId, Guid PersonId, string Name, string Kind,
        DateOnly ValidFrom, DateOnly ValidUntil, DateTimeOffset? RevokedAt, int Version);
}
