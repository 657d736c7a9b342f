namespace Platform.ServiceDefaults;

/// <summary>The claims of the platform's tokens, which the gateway mints and every other process only reads.</summary>
public static class PlatformClaims
{
    public const string Issuer = "platform";
    public const string Audience = "platform";

    /// <summary>The person's id in the directory.</summary>
    public const string Subject = "sub";

    /// <summary>The organisation in which the person acts; absent outside an organisation.</summary>
    public const string Organization = "org";

    /// <summary>The roles that the person holds in that organisation, one claim each.</summary>
    public const string Roles = "roles";

    /// <summary>A JSON object: for each role <c>"*"</c> or the array of the sites it covers.</summary>
    public const string Sites = "sites";

    /// <summary><c>national</c> for the national centre's staff; absent otherwise.</summary>
    public const string Scope = "scope";

    public const string NationalScope = "national";
}
