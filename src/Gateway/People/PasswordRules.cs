using Microsoft.AspNetCore.Identity;
using Platform.Domain;
using Platform.Gateway.SignIn;

namespace Platform.Gateway.People;

/// <summary>Long instead of twisted, as NIST SP 800-63B has it: no rules of composition, no expiry.</summary>
internal static class PasswordRules
{
    public const int MinLength = 12;
    public const string Short = "person.password-short";

    /// <summary>PBKDF2 with HMAC-SHA512, as often as OWASP's password storage sheet asks for.</summary>
    public const int HashRounds = 210_000;

    public static void Set(IdentityOptions identity)
    {
        identity.Password.RequiredLength = MinLength;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        // The name is an e-mail address, which has its own check.
        identity.User.AllowedUserNameCharacters = "";
        identity.Lockout.AllowedForNewUsers = false;
    }

    /// <summary>Refuses what could not be signed in with.</summary>
    public static void Require(string password)
    {
        if (password.Length is < MinLength or > SignInWithPassword.MaxPassword) throw TooShort();
    }

    public static RuleViolationException TooShort() => new(Short, MinLength);
}
