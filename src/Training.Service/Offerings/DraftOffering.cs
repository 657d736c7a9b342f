using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Sessions;

namespace Platform.Training.Offerings;

/// <summary>
/// Makes an offering from a template: its text, and its sessions on the days chosen, or counted from the first. Nobody
/// but training staff sees it before it is published.
/// </summary>
internal static class DraftOffering
{
    /// <param name="FirstOn">The day of the first session; the others follow as in the template.</param>
    /// <param name="TimeZone">The template's where none is named.</param>
    /// <param name="Dates">Where sessions are not held on the days counted, or not at the template's time.</param>
    public sealed record Request(
        [UuidV7] Guid? Id,
        [Required, StringLength(OfferingTemplate.MaxCode)] string Template,
        [Required, Day] DateOnly? FirstOn,
        [StringLength(Session.MaxTimeZone)] string? TimeZone,
        [MaxLength(Session.MaxNumber)] IReadOnlyList<Date>? Dates);

    public sealed record Date(int Number, [Day] DateOnly? On, TimeOnly? At);

    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Request request,
        Caller caller,
        TrainingDb db,
        TimeProvider clock,
        HttpResponse http,
        CancellationToken cancel)
    {
        if (await db.OfferingTemplates.Newest(request.Template, cancel) is not { } template)
            return TypedResults.NotFound();
        if (request.Id is { } id && await db.Offerings.AnyAsync(known => known.Id == id, cancel))
            throw Offering.IdTaken();

        var now = clock.GetUtcNow();
        var offering = Offering.Draft(request.Id, template, now);
        db.Add(offering);
        foreach (var planned in template.Sessions)
        {
            var chosen = request.Dates?.FirstOrDefault(date => date.Number == planned.Number);
            var moment = new Moment(
                chosen?.On ?? request.FirstOn!.Value.AddDays(planned.DaysAfterFirst),
                chosen?.At ?? planned.At,
                string.IsNullOrEmpty(request.TimeZone) ? template.TimeZone : request.TimeZone,
                planned.Minutes);
            db.Add(Session.Plan(
                null, offering.Id, planned.Number, planned.Text, moment, planned.Capacity, joinLink: null, now));
        }

        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "offering", offering.Id));
        await db.SaveChangesAsync(cancel);
        http.SetVersion(offering.Version);
        return TypedResults.Created($"/training/offerings/{offering.Id}", new Response(offering.Id));
    }
}
