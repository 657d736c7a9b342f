using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;

namespace Platform.Training.Sessions;

/// <summary>Plans one more session of an offering, published or not.</summary>
internal static class PlanSession
{
    public sealed record Request(
        [UuidV7] Guid? Id,
        [Required, Range(1, Session.MaxNumber)] int? Number,
        [Required] SessionText Text,
        [Required, Day] DateOnly? On,
        [Required] TimeOnly? At,
        [Required, StringLength(Session.MaxTimeZone)] string TimeZone,
        [Required, Range(5, Session.MaxMinutes)] int? Minutes,
        [Range(1, Session.MaxCapacity)] int? Capacity,
        [PageAddress] string? JoinLink);

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, Request request, Caller caller, TrainingDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (!await db.Offerings.AnyAsync(offering => offering.Id == id, cancel)) return TypedResults.NotFound();

        if (request.Id is { } wanted && await db.Sessions.AnyAsync(known => known.Id == wanted, cancel))
            throw Session.IdTaken();

        var session = Session.Plan(
            request.Id,
            id,
            request.Number!.Value,
            request.Text,
            new Moment(request.On!.Value, request.At!.Value, request.TimeZone, request.Minutes!.Value),
            request.Capacity,
            request.JoinLink,
            clock.GetUtcNow());
        db.Add(session);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "session", session.Id));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure)
            when (failure.InnerException is PostgresException { ConstraintName: SessionMapping.OnceNumbered })
        {
            throw Session.NumberTaken(request.Number.Value);
        }

        return TypedResults.Created($"/training/sessions/{session.Id}", new Response(session.Id));
    }
}
