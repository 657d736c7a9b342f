using System.Globalization;
using System.Net;

namespace Platform.Demo;

/// <summary>
/// Plays the story through the public API, in the order in which people would: the administrator registers, training
/// staff certify, directors form groups and start them. Each step first looks whether it was done, so that a run after
/// a whole one changes nothing, and a run after half a one does the rest.
/// </summary>
internal sealed class Player(HttpClient http, Settings settings, Accounts accounts, DateOnly today, Story story)
{
    /// <summary>Tokens live as long as this, and are renewed when less than a third of it is left.</summary>
    private const int TokenDays = 180;

    private readonly Tally _tally = new();

    public async Task<Tally> Play(CancellationToken cancel)
    {
        var administrator = await Administrator(cancel);
        foreach (var affiliate in story.Affiliates) await Register(administrator, affiliate, cancel);
        var trainer = await NationalStaff(administrator, cancel);
        foreach (var affiliate in story.Affiliates) await Certify(trainer, affiliate, cancel);

        var participants = new Queue<Person>(story.Participants);
        foreach (var affiliate in story.Affiliates)
        {
            var director = Client(affiliate, affiliate.Staff.First(staff => staff.Role == "program-director"));
            foreach (var group in affiliate.Groups)
            {
                var people = Enumerable.Range(0, group.People).Select(_ => participants.Dequeue()).ToArray();
                await Form(director, affiliate, group, people, cancel);
            }
        }

        // Groups and teams know nothing of each other: they write at the same time.
        var caseloads = story.Affiliates.SelectMany(affiliate => affiliate.Teams.Select(team => Caseload(affiliate, team))).ToArray();
        var diaries = story.Affiliates.SelectMany(affiliate => affiliate.Groups
            .Where(group => group is { Launched: true, WeeksAgo: > 0 })
            .Select(group => new Diary(Client(affiliate, affiliate.CoachOf(group)), affiliate, group).Keep(cancel)));
        var (served, written) = (Task.WhenAll(caseloads.Select(caseload => caseload.Carry(cancel))), Task.WhenAll(diaries));
        _tally.Served += (await served).Sum();
        _tally.Referrals += caseloads.Sum(caseload => caseload.Referrals);
        _tally.Meetings += (await written).Sum();

        await SeeAssistanceOpened(trainer, cancel);
        await Train(trainer, cancel);
        await new PastWebinar(trainer, new DateTimeOffset(today, TimeOnly.MinValue, TimeSpan.Zero), story, _tally).Play(cancel);
        return _tally;
    }

    private async Task Train(PlatformClient staff, CancellationToken cancel)
    {
        var trainer = new Trainer(staff, today, _tally);
        foreach (var series in story.Series)
        {
            await trainer.Publish(series, cancel);
            foreach (var affiliate in story.Affiliates)
            {
                var director = Client(affiliate, affiliate.Staff.First(member => member.Role == "program-director"));
                await trainer.Enroll(director, affiliate, series, cancel);
            }
        }
    }

    /// <summary>The administrator by the token that an earlier run made, or else by the one the platform was born with.</summary>
    private async Task<PlatformClient> Administrator(CancellationToken cancel)
    {
        var kept = accounts.Find(settings.AdministratorEmail);
        foreach (var token in new[] { kept?.Token, settings.BootstrapToken }.OfType<string>())
        {
            var client = new PlatformClient(http, token);
            Me me;
            try
            {
                me = await client.Get<Me>("/directory/me", cancel);
            }
            catch (PlatformRefusedException refused) when (refused.Status is HttpStatusCode.Unauthorized)
            {
                continue;
            }

            var centre = me.Memberships.First(membership => membership.Role == "platform-administrator");
            client = client.In(centre.OrganizationId);
            return await Account(
                client, me.Id, "platform-administrator", centre.OrganizationId, centre.Organization,
                settings.AdministratorEmail, settings.AdministratorPassword, cancel);
        }

        throw new PlatformRefusedException(HttpStatusCode.Unauthorized, "the administrator's token", "/directory/me");
    }

    private async Task Register(PlatformClient administrator, Affiliate affiliate, CancellationToken cancel)
    {
        _tally.Organizations += Count(await administrator.Make(
            "/directory/organizations", new { affiliate.Id, affiliate.Name, affiliate.Kind }, cancel));
        foreach (var site in affiliate.Sites)
        {
            _tally.Sites += Count(await administrator.Make(
                $"/directory/organizations/{affiliate.Id}/sites",
                new { Id = affiliate.SiteId(site.Key), site.Name, site.TimeZone },
                cancel));
        }

        foreach (var staff in affiliate.Staff)
        {
            var sites = staff.Site is null ? [] : new[] { affiliate.SiteId(staff.Site) };
            await Employ(administrator, staff, affiliate.Id, affiliate.Name, sites, cancel);
        }
    }

    private async Task<PlatformClient> NationalStaff(PlatformClient administrator, CancellationToken cancel)
    {
        var centre = accounts.Find(settings.AdministratorEmail)!;
        foreach (var staff in story.NationalStaff)
            await Employ(administrator, staff, centre.Organization, centre.OrganizationName, [], cancel);

        var trainer = story.NationalStaff.First(staff => staff.Role == "training-staff");
        return new PlatformClient(http, accounts.Find(trainer.Email)!.Token, centre.Organization);
    }

    private async Task Employ(
        PlatformClient administrator,
        Staff staff,
        Guid organization,
        string organizationName,
        Guid[] sites,
        CancellationToken cancel)
    {
        var password = Accounts.PasswordFor(staff.Email, settings.AdministratorPassword);
        _tally.Staff += Count(await administrator.Make(
            "/directory/people", new { staff.Id, staff.GivenName, staff.FamilyName, staff.Email, password }, cancel));
        await administrator.Make(
            $"/directory/organizations/{organization}/memberships",
            new
            {
                Id = DemoId.Of($"membership/{staff.Email}/{staff.Role}"),
                PersonId = staff.Id,
                staff.Role,
                AllSites = sites is [],
                sites,
            },
            cancel);
        await Account(
            administrator, staff.Id, staff.Role, organization, organizationName, staff.Email, password, cancel);
    }

    /// <summary>Keeps the account with a token that is good for a while.</summary>
    private async Task<PlatformClient> Account(
        PlatformClient administrator,
        Guid person,
        string role,
        Guid organization,
        string organizationName,
        string user,
        string password,
        CancellationToken cancel)
    {
        var kept = accounts.Find(user);
        var good = kept is not null
            && kept.Password == password
            && kept.Organization == organization
            && kept.TokenExpiresOn >= today.AddDays(TokenDays / 3)
            && await Works(kept.Token, cancel);
        if (!good)
        {
            var expiresOn = today.AddDays(TokenDays);
            var made = await administrator.Ask<MadeToken>(
                $"/directory/people/{person}/tokens", new { Name = "Demo", expiresOn }, cancel);
            kept = new Account(role, organization, organizationName, user, password, made.Token, expiresOn);
            accounts.Keep(kept);
            _tally.Tokens++;
        }

        return new PlatformClient(http, kept!.Token, organization);
    }

    private async Task<bool> Works(string token, CancellationToken cancel)
    {
        try
        {
            await new PlatformClient(http, token).Get<Me>("/directory/me", cancel);
            return true;
        }
        catch (PlatformRefusedException refused) when (refused.Status is HttpStatusCode.Unauthorized)
        {
            return false;
        }
    }

    private async Task Certify(PlatformClient trainer, Affiliate affiliate, CancellationToken cancel)
    {
        foreach (var holder in affiliate.Staff.Where(staff => staff.Certified))
        {
            var id = DemoId.Of($"credential/{holder.Email}");
            // Training hears of people from the directory, a moment after they were made.
            var credential = await trainer.Find<Credential>($"/training/credentials/{id}", cancel);
            if (credential is not null) continue;

            await Patience.Until(
                $"Training knows {holder.Email}",
                async stop => await Award(trainer, affiliate, holder, id, stop),
                awarded => awarded,
                cancel);
            _tally.Credentials++;
        }
    }

    private async Task<bool> Award(
        PlatformClient trainer, Affiliate affiliate, Staff holder, Guid id, CancellationToken cancel)
    {
        try
        {
            await trainer.Make(
                "/training/credentials",
                new
                {
                    id,
                    OrganizationId = affiliate.Id,
                    PersonId = holder.Id,
                    Kind = holder.Credential,
                    ValidFrom = today.AddYears(-1),
                    ValidUntil = today.AddYears(1),
                },
                cancel,
                key: $"demo-{id}");
            return true;
        }
        catch (PlatformRefusedException refused)
            when (refused.Code is "credential.person-unknown" or "credential.organization-unknown")
        {
            return false;
        }
    }

    private async Task Form(
        PlatformClient director, Affiliate affiliate, Group group, Person[] people, CancellationToken cancel)
    {
        var (id, path) = (affiliate.GroupId(group), $"/cohorts/{affiliate.GroupId(group)}");
        var coach = affiliate.CoachOf(group);
        if (await director.Find<Cohort>(path, cancel) is null)
        {
            await SeeCoach(director, affiliate, group.Site, coach, cancel);
            var firstMeetingOn = today.AddDays(-7 * group.WeeksAgo);
            await director.Make(
                "/cohorts",
                new
                {
                    id,
                    SiteId = affiliate.SiteId(group.Site),
                    CoachId = coach.Id,
                    group.Name,
                    firstMeetingOn,
                    MeetingTime = group.MeetingTime.ToString("HH:mm", CultureInfo.InvariantCulture),
                },
                cancel,
                key: $"demo-{id}");
            _tally.Cohorts++;
        }

        var cohort = await director.Find<Cohort>(path, cancel);
        if (cohort!.Value.State != "forming")
        {
            await Pair(director, path, group, cancel);
            return;
        }

        foreach (var (person, participantId, at) in people.Select((person, at) => (person, affiliate.ParticipantId(group, at), at)))
        {
            if (cohort!.Value.People.Exists(known => known.ParticipantId == participantId)) continue;

            await director.Do(
                HttpMethod.Post,
                $"{path}/people",
                new
                {
                    participantId,
                    person.GivenName,
                    person.FamilyName,
                    person.PreferredName,
                    // One after the other, in the weeks before they first meet: the last to come some days ago.
                    Since = (group.WeeksAgo > 0 ? cohort.Value.FirstMeetingOn : today).AddDays(-2 - (3 * (people.Length - at))),
                },
                cancel,
                cohort.Version,
                key: $"demo-{participantId}");
            _tally.Participants++;
            cohort = await director.Find<Cohort>(path, cancel);
        }

        if (group.Skips.Count > 0 && cohort!.Value.SkipDates is [])
        {
            var dates = group.Skips.Select(skip => new
            {
                Date = cohort.Value.FirstMeetingOn.AddDays(7 * skip.Week),
                skip.Reason,
            });
            await director.Do(HttpMethod.Put, $"{path}/skip-dates", new { dates }, cancel, cohort.Version);
            cohort = await director.Find<Cohort>(path, cancel);
        }

        if (!group.Launched) return;

        await director.Do(
            HttpMethod.Post, $"{path}/launch", new { group.SizeReason }, cancel, cohort!.Version, key: $"demo-launch-{id}");
        _tally.Launches++;
        await Pair(director, path, group, cancel);
    }

    /// <summary>
    /// Writes down what the people of a group that has started like, and offers the partners that are proposed. A group
    /// whose partners anybody has changed, or that people have left, stays as it is.
    /// </summary>
    private async Task Pair(PlatformClient director, string path, Group group, CancellationToken cancel)
    {
        var partners = await director.Find<PartnersOfGroup>($"{path}/partners", cancel);
        if (partners!.Version != "\"v0\"" || partners.Value.People.Count != group.People) return;

        foreach (var (person, at) in partners.Value.People.Select((person, at) => (person, at)))
        {
            if (person.PreferencesKnown) continue;

            var address = $"{path}/people/{person.ParticipantId}/preferences";
            var empty = await director.Find<object>(address, cancel);
            await director.Do(HttpMethod.Put, address, story.Wishes[at % story.Wishes.Count], cancel, empty!.Version);
        }

        var proposal = await director.Get<Proposal>($"{path}/partners/proposal", cancel);
        var groups = proposal.Groups.Select(known => known.Members.Select(member => member.ParticipantId));
        await director.Do(
            HttpMethod.Post, $"{path}/partners", new { groups }, cancel, partners.Version, key: $"demo-partners-{path[^36..]}");
        _tally.Partners++;
    }

    /// <summary>Waits until Cohorts has heard of the site, the coach and, if there is one, the credential.</summary>
    private static async Task SeeCoach(
        PlatformClient director, Affiliate affiliate, string site, Staff coach, CancellationToken cancel)
    {
        await Patience.Until(
            $"{coach.Email} can lead a group at {site}",
            async stop => (await director.Get<Listed<Coach>>(
                $"/cohorts/coaches?siteId={affiliate.SiteId(site)}", stop)).Items.Find(known => known.Id == coach.Id),
            known => known is not null && known.Certified == coach.Certified,
            cancel);
    }

    private async Task SeeAssistanceOpened(PlatformClient trainer, CancellationToken cancel)
    {
        var sites = story.Affiliates
            .SelectMany(affiliate => affiliate.Groups
                .Where(group => group.Launched)
                .Select(group => affiliate.SiteId(group.Site)))
            .Distinct()
            .ToArray();
        await Patience.Until(
            "Training has opened the first year of assistance at each site that has started a group",
            stop => trainer.List<Assistance>("/training/assistance", stop),
            opened => sites.All(site => opened.Exists(assistance => assistance.SiteId == site)),
            cancel);
    }

    private Caseload Caseload(Affiliate affiliate, Team team) => new(
        Client(affiliate, affiliate.Staff.First(staff => staff.Role == "program-director")),
        Client(affiliate, affiliate.Named(team.CaseManager)),
        Client(affiliate, affiliate.Named(team.Peer)),
        affiliate,
        team,
        today);

    private PlatformClient Client(Affiliate affiliate, Staff staff) =>
        new(http, accounts.Find(staff.Email)!.Token, affiliate.Id);

    private static int Count(bool made) => made ? 1 : 0;

    private sealed record Me(Guid Id, List<Membership> Memberships);

    private sealed record Membership(Guid OrganizationId, string Organization, string Role);

    private sealed record MadeToken(string Token);

    private sealed record Credential(Guid Id);

    private sealed record Listed<T>(List<T> Items);

    private sealed record Coach(Guid Id, bool Certified);

    private sealed record Cohort(string State, DateOnly FirstMeetingOn, List<Enrolled> People, List<SkipDate> SkipDates);

    private sealed record Enrolled(Guid ParticipantId);

    private sealed record SkipDate(DateOnly Date);

    private sealed record PartnersOfGroup(List<PersonOfGroup> People);

    private sealed record PersonOfGroup(Guid ParticipantId, bool PreferencesKnown);

    private sealed record Proposal(List<ProposedPartners> Groups);

    private sealed record ProposedPartners(List<Enrolled> Members);

    private sealed record Assistance(Guid SiteId);
}

/// <summary>What this run has made that was not there before.</summary>
internal sealed class Tally
{
    public int Organizations { get; set; }
    public int Sites { get; set; }
    public int Staff { get; set; }
    public int Tokens { get; set; }
    public int Credentials { get; set; }
    public int Cohorts { get; set; }
    public int Participants { get; set; }
    public int Launches { get; set; }
    public int Partners { get; set; }
    public int Meetings { get; set; }
    public int Served { get; set; }
    public int Referrals { get; set; }
    public int Offerings { get; set; }
    public int Enrolled { get; set; }
    public int Reports { get; set; }

    public override string ToString() =>
        Organizations + Sites + Staff + Tokens + Credentials + Cohorts + Participants + Launches + Partners + Meetings
        + Served + Referrals + Offerings + Enrolled + Reports == 0
            ? "Everything was there already."
            : $"""
              Made {Organizations} organizations with {Sites} sites, {Staff} staff, {Tokens} tokens, {Credentials} credentials;
              {Cohorts} groups with {Participants} people, of which {Launches} have started; partners in {Partners} groups, and
              {Meetings} records of meetings; {Served} people served by teams, {Referrals} referrals; {Offerings} offerings with {Enrolled} enrollments and {Reports} attendance reports.
              """;
}
