using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;

namespace Platform.Gateway.People;

/// <summary>
/// How a person signs in, as ASP.NET Core Identity keeps it, under the person's own id. Its user name is the person's
/// e-mail. Lock-out is not kept here but by name, see <see cref="SignIn.LockOut"/>.
/// </summary>
internal sealed class Account : IdentityUser<Guid>
{
    public static Account Of(Person person) => new() { Id = person.Id, UserName = person.Email };
}

internal static class AccountExtensions
{
    /// <summary>Gives a new person an account, to be stored with the person.</summary>
    public static async Task Give(this UserManager<Account> accounts, Person person, string password)
    {
        var result = await accounts.CreateAsync(Account.Of(person), password);
        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordTooShort)))
            throw PasswordRules.TooShort();
        if (result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.DuplicateUserName)))
            throw AddPerson.EmailTaken();
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(", ", result.Errors.Select(error => error.Code)));
    }
}

/// <summary>Of Identity's columns those that are used. Second factors add theirs, and the tables of their keys.</summary>
internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public const string NameOnce = "ux_accounts_user_name";

    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("accounts").IsPlatforms();
        account.Property(a => a.Id).ValueGeneratedNever();
        account.Property(a => a.UserName).HasMaxLength(Person.MaxEmail).IsRequired();
        account.Property(a => a.NormalizedUserName).HasMaxLength(Person.MaxEmail).IsRequired();
        account.Property(a => a.PasswordHash).IsRequired();
        account.Property(a => a.SecurityStamp).IsRequired();
        account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
        account.HasIndex(a => a.NormalizedUserName).IsUnique().HasDatabaseName(NameOnce);
        account.HasOne<Person>().WithOne().HasForeignKey<Account>(a => a.Id);

        account.Ignore(a => a.Email).Ignore(a => a.NormalizedEmail).Ignore(a => a.EmailConfirmed);
        account.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed);
        account.Ignore(a => a.LockoutEnabled).Ignore(a => a.LockoutEnd).Ignore(a => a.AccessFailedCount);
    }
}
