using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Data;
using Platform.Domain;
using Platform.Gateway.Data;
using Platform.Gateway.SignIn;
using Platform.ServiceDefaults;

namespace Platform.Gateway.People;

/// <summary>Adds somebody who works with the platform; with a password they can sign in at once.</summary>
internal static class AddPerson
{
    /// <summary>A name has no control characters, line ends among them.</summary>
    public const string OneLine = @"\P{C}+";

    public sealed record Request(
        [UuidV7] Guid? Id,
        [Required, StringLength(Person.MaxName), RegularExpression(OneLine)] string GivenName,
        [Required, StringLength(Person.MaxName), RegularExpression(OneLine)] string FamilyName,
        [Required, EmailAddress, RegularExpression("[!-~]+"), StringLength(Person.MaxEmail)] string Email,
        [StringLength(SignInWithPassword.MaxPassword)] string? Password,
        [AllowedValues("en", "es", null)] string? Language);

    public sealed record Response(Guid Id);

    public static async Task<Created<Response>> Handle(
        Request request, DirectoryDb db, UserManager<Account> accounts, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = request.Id ?? Guid.CreateVersion7(now);
        var upper = request.Email.ToUpperInvariant();
        if (await db.People.AnyAsync(known => known.Id == id, cancel)) throw Exists();
        if (await db.People.AnyAsync(known => EF.Property<string>(known, PersonMapping.UpperEmail) == upper, cancel))
            throw EmailTaken();

        var person = Person.Add(
            id, request.GivenName, request.FamilyName, request.Email, request.Language ?? "en", now);
        db.People.Add(person);
        if (request.Password is not null) await accounts.Give(person, request.Password);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Create, "person", id));
        await db.SaveNew(
            cancel,
            ("pk_people", Exists()), (PersonMapping.EmailOnce, EmailTaken()), (AccountMapping.NameOnce, EmailTaken()));
        return TypedResults.Created($"/directory/people/{id}", new Response(id));
    }

    private static RuleViolationException Exists() => new("person.exists");
    public static RuleViolationException EmailTaken() => new("person.email-taken");
}
