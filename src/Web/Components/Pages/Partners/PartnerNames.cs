using Platform.Web.Clients;
using Platform.Web.Components.Kit;
using Platform.Web.Resources;

namespace Platform.Web.Components.Pages.Partners;

/// <summary>Names and other words, one after the other as people say them.</summary>
internal static class PartnerNames
{
    public static string And(IEnumerable<PartnerMember> members) => And(members.Select(member => member.DisplayName));

    /// <summary>Ada, Ben and Cleo · Ada, Ben y Cleo; Spanish says e before a word that sounds like i.</summary>
    public static string And(IEnumerable<string> words)
    {
        var all = words.ToArray();
        if (all.Length < 2) return string.Concat(all);

        var and = Languages.IsSpanish && SoundsLikeI(all[^1]) ? "e" : PartnerWords.And;
        return $"{string.Join(", ", all[..^1])} {and} {all[^1]}";
    }

    /// <summary>Saturday mornings · los sábados por la mañana</summary>
    public static string Time(string code)
    {
        var parts = code.Split('-');
        // January 1, 2024 was a Monday.
        var day = new DateOnly(2024, 1, 1).AddDays(Array.IndexOf(s_days, parts[0]));
        return Say.With(Word($"Times_{parts[1]}"), Languages.IsSpanish ? Say.EachWeek(day) : Say.EachWeek(day)[..^1]);
    }

    /// <summary>Mondays, as the head of a row of times.</summary>
    public static string Day(string code) => Say.First(Say.EachWeek(new DateOnly(2024, 1, 1).AddDays(Array.IndexOf(s_days, code))));

    public static string Word(string key) => PartnerWords.ResourceManager.GetString(key, PartnerWords.Culture) ?? key;

    private static readonly string[] s_days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private static bool SoundsLikeI(string word) =>
        word.StartsWith("i", StringComparison.OrdinalIgnoreCase)
        || word.StartsWith("í", StringComparison.OrdinalIgnoreCase)
        || (word.StartsWith("hi", StringComparison.OrdinalIgnoreCase) && !word.StartsWith("hie", StringComparison.OrdinalIgnoreCase));
}
