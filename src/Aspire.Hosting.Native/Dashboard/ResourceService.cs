using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.Dashboard.Protocol;
using Aspire.Hosting.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aspire.Hosting.Dashboard;

/// <summary>Answers the dashboard: what resources there are and become, what they write, what they are to do.</summary>
internal sealed class ResourceService(
    ResourceBoard board, ConsoleLog logs, ResourceCommandRunner commands, DashboardSettings settings)
{
    private const string KeyHeader = "x-resource-service-api-key";

    public void Map(IEndpointRouteBuilder routes)
    {
        Method(routes, "GetApplicationInformation", GetApplicationInformationAsync);
        Method(routes, "WatchResources", WatchResourcesAsync);
        Method(routes, "WatchResourceConsoleLogs", WatchConsoleLogsAsync);
        Method(routes, "ExecuteResourceCommand", ExecuteCommandAsync);
        Method(routes, "WatchInteractions", KeepOpenAsync);
    }

    private void Method(IEndpointRouteBuilder routes, string name, Func<HttpContext, CancellationToken, Task> answer) =>
        routes.MapPost($"/aspire.v1.DashboardService/{name}", async context =>
        {
            context.Response.ContentType = "application/grpc";
            if (!HasKey(context.Request))
            {
                context.Response.Fail(GrpcFrames.Unauthenticated, "The key is missing or wrong.");
                return;
            }

            try
            {
                await answer(context, context.RequestAborted);
                context.Response.Succeed();
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // The browser has gone elsewhere.
            }
        });

    private Task GetApplicationInformationAsync(HttpContext context, CancellationToken cancel) =>
        context.Response.SendAsync(new ApplicationInformationResponse { ApplicationName = settings.ApplicationName }, cancel);

    private async Task WatchResourcesAsync(HttpContext context, CancellationToken cancel)
    {
        var initial = new InitialResources();
        initial.Resources.Add(board.All.Select(ResourceMessage.From));
        await context.Response.SendAsync(new WatchResourcesUpdate { InitialData = initial }, cancel);

        await foreach (var snapshot in board.WatchAsync(cancel))
        {
            var changes = new ResourceChanges { Value = { new ResourceChange { Upsert = ResourceMessage.From(snapshot) } } };
            await context.Response.SendAsync(new WatchResourcesUpdate { Changes = changes }, cancel);
        }
    }

    private async Task WatchConsoleLogsAsync(HttpContext context, CancellationToken cancel)
    {
        var request = await context.Request.ReadAsync(WatchConsoleLogsRequest.Parser, cancel);
        var number = 0;
        await foreach (var line in logs.ReadAsync(request.ResourceName, follow: !request.SuppressFollow, cancel))
        {
            var message = new ConsoleLogLine { Text = line.Text, IsStdErr = line.IsError, LineNumber = ++number };
            await context.Response.SendAsync(new WatchConsoleLogsUpdate { LogLines = { message } }, cancel);
        }
    }

    private async Task ExecuteCommandAsync(HttpContext context, CancellationToken cancel)
    {
        var request = await context.Request.ReadAsync(ResourceCommandRequest.Parser, cancel);
        var refusal = await commands.RunAsync(request.CommandName, request.ResourceName, cancel);
        var response = new ResourceCommandResponse
        {
            Kind = refusal is null ? ResourceCommandResult.Succeeded : ResourceCommandResult.Failed,
        };
        if (refusal is not null) response.Message = refusal;

        await context.Response.SendAsync(response, cancel);
    }

    /// <summary>We ask the user nothing there. Without an open stream, though, the dashboard believes us gone.</summary>
    private static async Task KeepOpenAsync(HttpContext context, CancellationToken cancel)
    {
        await context.Response.StartAsync(cancel);
        await context.Response.Body.FlushAsync(cancel);
        await Task.Delay(Timeout.Infinite, cancel);
    }

    private bool HasKey(HttpRequest request) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(request.Headers[KeyHeader].ToString()), Encoding.UTF8.GetBytes(settings.ResourceServiceKey));
}
