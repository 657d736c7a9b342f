using System.Runtime.ExceptionServices;
using MassTransit;

namespace Platform.Data;

/// <summary>
/// Stands in a queue's error pipe: a message that failed because the database or the broker is away, or because this
/// process is stopping, goes back to the broker, which brings it again; only one that failed by itself goes to the
/// error queue.
/// </summary>
internal sealed class ReturnToBroker : IFilter<ExceptionReceiveContext>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (context.CancellationToken.IsCancellationRequested) ExceptionDispatchInfo.Throw(context.Exception);

        if (Infrastructure.IsBroken(context.Exception))
        {
            await Task.Delay(Pause, context.CancellationToken);
            ExceptionDispatchInfo.Throw(context.Exception);
        }

        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("return-to-broker");
}
