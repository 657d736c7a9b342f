using Platform.ServiceDefaults;
using Platform.Web.Clients;
using Platform.Web.Resources;

namespace Platform.Web.Components.Layout;

/// <summary>Who reads this page, and in which place: from the token, with names from the directory.</summary>
internal sealed class Reader(IHttpContextAccessor current, DirectoryClient directory)
{
    private readonly Caller _caller = Caller.Of(current.HttpContext!);
    private Task<Me?>? _me;

    public bool IsSignedIn => _caller.PersonId != Guid.Empty;

    public Guid PersonId => _caller.PersonId;

    public Guid? OrganizationId => _caller.OrganizationId;

    public IReadOnlyList<string> Roles => _caller.Roles;

    public bool Is(string role) => _caller.Is(role);

    /// <summary>Null while the directory does not answer: names are a kindness, no page fails for want of them.</summary>
    public Task<Me?> Me() => _me ??= AskOnce();

    public static string RoleName(string role) =>
        ShellWords.ResourceManager.GetString($"Role_{role}", ShellWords.Culture) ?? role;

    private async Task<Me?> AskOnce()
    {
        try
        {
            return await directory.Me(current.HttpContext!.RequestAborted);
        }
        catch (Exception unavailable) when (unavailable is ServiceFailedException or NotYoursException)
        {
            return null;
        }
    }
}
