namespace Platform.Web;

/// <summary>The U.S. Web Design System, as it lies in wwwroot. Its version is in the address, so it is cached for good.</summary>
internal static class Uswds
{
    public const string Root = "/uswds/3.14.0";
    public const string Style = Root + "/css/uswds.min.css";
    public const string Sprite = Root + "/img/sprite.svg";
}
