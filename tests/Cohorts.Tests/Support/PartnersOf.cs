using System.Text.Json;

namespace Platform.Cohorts.Tests.Support;

/// <summary>What the tests of partners start from.</summary>
internal static class PartnersOf
{
    /// <summary>The ids of the people in a group, by name: Given1 is the first.</summary>
    public static async Task<Guid[]> People(this Affiliate affiliate, Guid cohort) =>
    [
        .. (await affiliate.Director.Get($"/cohorts/{cohort}")).GetProperty("people").EnumerateArray()
            .Select(person => person.GetProperty("participantId").GetGuid()),
    ];

    public static async Task Likes(
        this Affiliate affiliate, Guid cohort, Guid person, string[] interests, string[]? ownInterests = null,
        string[]? freeTimes = null, string[]? languages = null, string? remark = null)
    {
        var preferences = new { interests, ownInterests, freeTimes, languages, remark };
        var path = $"/cohorts/{cohort}/people/{person}/preferences";
        var seen = (await affiliate.Director.Get(path)).GetProperty("version").GetInt32();
        (await affiliate.Director.Put(path, preferences, seen)).EnsureSuccessStatusCode();
    }

    public static Task<JsonElement> Partners(this Affiliate affiliate, Guid cohort) =>
        affiliate.Director.Get($"/cohorts/{cohort}/partners");

    public static async Task<int> VersionOfPartners(this Affiliate affiliate, Guid cohort) =>
        (await affiliate.Partners(cohort)).GetProperty("version").GetInt32();

    public static async Task<HttpResponseMessage> Offer(
        this Affiliate affiliate, Guid cohort, Guid[][] groups, int? version = null, string? key = null) =>
        await affiliate.Director.Post(
            $"/cohorts/{cohort}/partners", new { groups }, version ?? await affiliate.VersionOfPartners(cohort), key);

    /// <summary>A group of so many people, two and two of them partners, in their order.</summary>
    public static async Task<(Guid Cohort, Guid[] People, Guid[] Pairs)> WithPartners(this Affiliate affiliate, int people = 4)
    {
        var cohort = await affiliate.ACohort(people);
        var ids = await affiliate.People(cohort);
        (await affiliate.Offer(cohort, [.. ids.Chunk(2)])).EnsureSuccessStatusCode();
        var pairs = (await affiliate.Partners(cohort)).GetProperty("pairs").EnumerateArray()
            .OrderBy(pair => pair.GetProperty("members")[0].Text("displayName"), StringComparer.Ordinal)
            .Select(pair => pair.Id());
        return (cohort, ids, [.. pairs]);
    }

    /// <summary>The ids of each group of partners or of a proposal, by name within it.</summary>
    public static Guid[][] Groups(this JsonElement groups) =>
    [
        .. groups.EnumerateArray().Select(group => group.GetProperty("members").EnumerateArray()
            .Select(member => member.GetProperty("participantId").GetGuid()).ToArray()),
    ];
}
