using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Control;

/// <summary>
/// What the <c>platform</c> script asks of a running AppHost, on loopback, with a key that only the owner of the data
/// folder can read.
/// </summary>
internal sealed class ControlApi(
    Model model,
    ResourceBoard board,
    ConsoleLog logs,
    ResourceCommandRunner commands,
    DashboardSettings dashboard,
    IHostEnvironment environment)
{
    public const string KeyHeader = "X-Control-Key";

    private static readonly TimeSpan PatienceForLogs = TimeSpan.FromSeconds(5);

    public string Key { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public void Map(IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.AddEndpointFilter(async (context, next) => HasKey(context.HttpContext.Request)
            ? await next(context)
            : Results.Unauthorized());
        control.MapGet("/status", () => StatusReport.From(board, model, dashboard, environment.EnvironmentName));
        control.MapGet("/logs/{name}", LogsAsync);
        control.MapPost("/resources/{name}/{command}", CommandAsync);
    }

    private async Task<IResult> CommandAsync(string name, string command, CancellationToken cancel) =>
        await commands.RunAsync(command, name, cancel) is { } refusal
            ? Results.Text(refusal + "\n", statusCode: StatusCodes.Status409Conflict)
            : Results.NoContent();

    private async Task<IResult> LogsAsync(string name, CancellationToken cancel)
    {
        var text = new StringBuilder();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(PatienceForLogs);
        foreach (var instance in board.All.Where(snapshot => name == snapshot.Name || name == snapshot.DisplayName))
        {
            await foreach (var line in logs.ReadAsync(instance.Name, follow: false, patience.Token)) text.AppendLine(line.Text);
        }

        return Results.Text(text.ToString());
    }

    private bool HasKey(HttpRequest request) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(request.Headers[KeyHeader].ToString()), Encoding.UTF8.GetBytes(Key));
}
