using System.Reflection;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Platform.Data;

/// <summary>
/// Runs each consumer in the organisation of its event and in one transaction with a row that names the message, so
/// that a message that arrives twice changes nothing the second time.
/// </summary>
internal sealed class InboxFilter<TMessage>(ServiceDb db, ConsumersShare share, TimeProvider clock)
    : IFilter<ConsumeContext<TMessage>>
    where TMessage : class
{
    private static readonly PropertyInfo Organization =
        typeof(TMessage).GetProperty("OrganizationId", typeof(Guid))
        ?? throw new InvalidOperationException($"The event {typeof(TMessage).Name} does not say whose it is.");

    public async Task Send(ConsumeContext<TMessage> context, IPipe<ConsumeContext<TMessage>> next)
    {
        var consumer = context.ReceiveContext.InputAddress.Segments[^1];
        db.Tenant.Enter((Guid)Organization.GetValue(context.Message)!);

        using var turn = await share.Take(context.CancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO inbox (message_id, consumer, at)
            VALUES ({context.MessageId}, {consumer}, {clock.GetUtcNow()}) ON CONFLICT DO NOTHING
            """,
            context.CancellationToken);
        if (added == 0)
        {
            // Handled before. Unsaid, MassTransit would take it for a message that nobody wants, and put it aside.
            await context.NotifyConsumed(context, TimeSpan.Zero, consumer);
            return;
        }

        await next.Send(context);
        await transaction.CommitAsync(context.CancellationToken);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");
}
