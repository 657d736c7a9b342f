using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Gateway.Data;
using Platform.Gateway.Tokens;
using Platform.ServiceDefaults;

namespace Platform.Gateway.AccessTokens;

/// <summary>Makes a token, whose text stands in the answer and nowhere else.</summary>
internal static partial class CreateAccessToken
{
    /// <param name="ExpiresOn">The last day on which it is good: at most a year from now.</param>
    public sealed record Request(
        [Required, StringLength(PersonalAccessToken.MaxName, MinimumLength = 1)] string Name,
        [property: JsonRequired] DateOnly ExpiresOn);

    public sealed record Response(Guid Id, string Token);

    public static Task<Created<Response>> Handle(
        Request request, DirectoryDb db, Caller caller, CredentialClock clock, ILogger<Request> log, CancellationToken cancel) =>
        Create(request, caller.PersonId, caller, db, clock, log, cancel);

    /// <summary>For somebody else, by a platform administrator: what is done with it is done in that person's name.</summary>
    public static async Task<Results<Created<Response>, NotFound>> HandleForAnother(
        Guid id,
        Request request,
        DirectoryDb db,
        Caller caller,
        CredentialClock clock,
        ILogger<Request> log,
        CancellationToken cancel)
    {
        if (!await db.People.AnyAsync(person => person.Id == id, cancel)) return TypedResults.NotFound();

        return await Create(request, id, caller, db, clock, log, cancel);
    }

    private static async Task<Created<Response>> Create(
        Request request,
        Guid personId,
        Caller caller,
        DirectoryDb db,
        CredentialClock clock,
        ILogger log,
        CancellationToken cancel)
    {
        var now = clock.Now;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var active = await db.AccessTokens.CountAsync(
            token => token.PersonId == personId && token.RevokedAt == null && token.ExpiresOn >= today, cancel);
        if (active >= PersonalAccessToken.MaxActive) throw PersonalAccessToken.TooMany();

        var (made, text) = PersonalAccessToken.Create(personId, request.Name, request.ExpiresOn, now);
        db.AccessTokens.Add(made);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "access-token", made.Id) with
        {
            OnBehalfOf = personId == caller.PersonId ? null : personId,
        });
        await db.SaveChangesAsync(cancel);
        LogMade(log, caller.PersonId, made.Id, personId);
        return TypedResults.Created($"/directory/me/tokens/{made.Id}", new Response(made.Id, text));
    }

    [LoggerMessage(LogLevel.Information, "Person {MakerId} made access token {TokenId} for person {PersonId}")]
    private static partial void LogMade(ILogger log, Guid makerId, Guid tokenId, Guid personId);
}
