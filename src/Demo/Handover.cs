namespace Platform.Demo;

/// <summary>
/// Plays how somebody goes on from a team to a group: the consent they sign, the referral that the team makes on it, and what
/// the director of the site answers, who has opened the details before.
/// </summary>
internal sealed class Handover(PlatformClient caseManager, PlatformClient director, Affiliate affiliate, DateOnly today)
{
    private static readonly string[] Categories = ["name", "service", "own-words"];
    private static readonly string[] Purposes = ["person-request"];

    /// <returns>How many referrals were made.</returns>
    public async Task<int> Play(Guid personId, Served served, CancellationToken cancel)
    {
        if (served.Wish is not { } wish) return 0;

        var (consent, referral) = (DemoId.Of($"consent/{personId}"), DemoId.Of($"referral/{personId}"));
        var made = false;
        if (await director.Find<Referral>($"/cohorts/referrals/{referral}", cancel) is null)
        {
            await Consent(consent, personId, served, wish, cancel);
            made = await caseManager.Make(
                $"/casework/people/{personId}/referrals",
                new { Id = referral, ConsentId = consent, SiteId = affiliate.SiteId(wish.Site), OwnWords = wish.InTheirWords },
                cancel,
                key: $"demo-{referral}");
        }

        if (wish.Group is not null || wish.Declined is not null) await Decide(referral, wish, cancel);
        return made ? 1 : 0;
    }

    private async Task Consent(Guid id, Guid personId, Served served, Wish wish, CancellationToken cancel)
    {
        var form = await caseManager.Get<Form>("/casework/consent-form?language=en", cancel);
        var site = affiliate.Sites.First(known => known.Key == wish.Site);
        await caseManager.Make(
            $"/casework/people/{personId}/consents",
            new
            {
                id,
                Language = "en",
                FormVersion = form.Version,
                Disclosers = new[] { affiliate.Name },
                Description = "My name, that the team serves me, and what I want the group to know",
                Categories,
                Recipients = new[] { new { Kind = "program", site.Name, SiteId = affiliate.SiteId(wish.Site) } },
                Purposes,
                SaysRevocation = true,
                form.RevocationMethod,
                ExpiryKind = "date",
                ExpiresOn = today.AddDays(90),
                SignatureName = $"{served.Person.GivenName} {served.Person.FamilyName}",
                SignerCapacity = "participant",
            },
            cancel,
            key: $"demo-{id}");
    }

    private async Task Decide(Guid id, Wish wish, CancellationToken cancel)
    {
        var path = $"/cohorts/referrals/{id}";
        var referral = await Patience.Until(
            "Cohorts has heard of the referral", stop => director.Find<Referral>(path, stop), found => found is not null, cancel);
        if (referral!.Value.State != "open") return;

        if (wish.Declined is { } reason)
        {
            await director.Do(HttpMethod.Post, $"{path}/decline", new { reason }, cancel, referral.Version, key: $"demo-decide-{id}");
            return;
        }

        var opened = await director.Ask<Opened>($"/casework/referrals/{id}/disclosures", new { }, cancel);
        var name = opened.Details.Name!;
        var group = affiliate.Groups.First(known => known.Name == wish.Group);
        await director.Do(
            HttpMethod.Post,
            $"{path}/acceptance",
            new { CohortId = affiliate.GroupId(group), name.GivenName, name.FamilyName, name.PreferredName },
            cancel,
            referral.Version,
            key: $"demo-decide-{id}");
    }

    private sealed record Form(int Version, string RevocationMethod);

    private sealed record Referral(string State);

    private sealed record Opened(Details Details);

    private sealed record Details(Name? Name);

    private sealed record Name(string GivenName, string FamilyName, string? PreferredName);
}

/// <summary>A person's wish to go on in a group.</summary>
/// <param name="Site">Whose groups are asked.</param>
/// <param name="Group">The group that takes the person in, if one has.</param>
/// <param name="Declined">Why none does, as a code, if that was the answer.</param>
internal sealed record Wish(string Site, string InTheirWords, string? Group = null, string? Declined = null);
