using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.ServiceDefaults;
using Platform.Training.Data;
using Platform.Training.Enrollments;

namespace Platform.Training.Credentials;

/// <summary>
/// Who is certified until when, those whose time ends first at the top; also those whose time is still to begin. Training staff see
/// all organisations or the one they name, a director the people of the own sites.
/// </summary>
internal static class ListCertifications
{
    public const int MostDays = 3 * 365;

    /// <param name="OrganizationName">Null until the directory's event about the organisation has come.</param>
    public sealed record Item(
        Guid Id,
        Guid OrganizationId,
        string? OrganizationName,
        Guid PersonId,
        string Name,
        string Kind,
        DateOnly ValidFrom,
        DateOnly ValidUntil);

    public sealed record Key(DateOnly ValidUntil, Guid Id);

    /// <param name="within">Only those whose time ends in so many days.</param>
    public static async Task<Results<Ok<Page<Item>>, NotFound>> Handle(
        TrainingDb db,
        Caller caller,
        TimeProvider clock,
        CancellationToken cancel,
        Guid? organizationId = null,
        [Range(0, MostDays)] int? within = null,
        string? after = null,
        [Range(1, Page.MaxSize)] int take = Page.DefaultSize)
    {
        var everywhere = caller.IsNational && caller.Is(Roles.TrainingStaff);
        if (organizationId is { } asked && asked != caller.OrganizationId && !everywhere) return TypedResults.NotFound();

        var rows = await Query(db, caller, organizationId, Today(clock), within, after, take).ToListAsync(cancel);
        return TypedResults.Ok(Page.Of(rows, take, last => new Key(last.ValidUntil, last.Id)));
    }

    internal static IQueryable<Item> Query(
        TrainingDb db, Caller caller, Guid? organizationId, DateOnly today, int? within, string? after, int take)
    {
        var credentials = db.Credentials.Where(known => known.RevokedAt == null && known.ValidUntil >= today);
        if (!(caller.IsNational && caller.Is(Roles.TrainingStaff)))
        {
            var own = caller.OrganizationId!.Value;
            var people = db.Staff.ReachedBy(caller, own);
            credentials = credentials.Where(known =>
                known.OrganizationId == own && people.Any(person => person.Id == known.PersonId));
        }
        else if (organizationId is { } organization)
        {
            credentials = credentials.Where(known => known.OrganizationId == organization);
        }

        if (within is { } days)
        {
            var last = today.AddDays(days);
            credentials = credentials.Where(known => known.ValidUntil <= last);
        }

        if (Page.TryRead<Key>(after, out var key))
            credentials = credentials.Where(known => EF.Functions.GreaterThan(
                ValueTuple.Create(known.ValidUntil, known.Id), ValueTuple.Create(key.ValidUntil, key.Id)));
        return credentials
            .OrderBy(known => known.ValidUntil).ThenBy(known => known.Id)
            .Take(take + 1)
            .Select(known => new Item(
                known.Id,
                known.OrganizationId,
                db.Organizations
                    .Where(organization => organization.OrganizationId == known.OrganizationId)
                    .Select(organization => organization.Name)
                    .FirstOrDefault(),
                known.PersonId,
                db.Staff
                    .Where(person => person.OrganizationId == known.OrganizationId && person.Id == known.PersonId)
                    .Select(person => person.Name)
                    .First(),
                known.Kind,
                known.ValidFrom,
                known.ValidUntil));
    }

    /// <summary>The day it is at the centre, which awards them.</summary>
    private static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(
        clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("America/New_York")).DateTime);
}
