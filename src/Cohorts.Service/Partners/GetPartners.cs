using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Partners;

/// <summary>Who of a group goes out with whom, who has no partner, and who is kept apart.</summary>
internal static class GetPartners
{
    public enum Situation
    {
        WithPartner,
        WithoutPartner,

        /// <summary>Goes on outings alone, and needs no partner.</summary>
        GoesAlone,
    }

    public sealed record Response(
        Guid Id, IReadOnlyList<Person> People, IReadOnlyList<Partnered> Pairs, IReadOnlyList<Apart> KeptApart, int Version);

    /// <param name="PreferencesKnown">Whether anybody wrote down what they like.</param>
    public sealed record Person(Guid ParticipantId, string DisplayName, Situation Situation, bool PreferencesKnown);

    public sealed record Partnered(
        Guid Id, IReadOnlyList<Member> Members, DateOnly Since, bool Locked, Worry? Concern);

    public sealed record Member(Guid ParticipantId, string DisplayName);

    public sealed record Worry(DateOnly Since, string Seen, string? Impact, string? Action, DateOnly? SettledOn)
    {
        public static Worry? Of(Pair pair) => pair.ConcernSince is { } since
            ? new Worry(since, pair.ConcernSeen!, pair.ConcernImpact, pair.ConcernAction, pair.ConcernSettledOn)
            : null;
    }

    /// <param name="Id">None, and no reason, where it was said in another group.</param>
    public sealed record Apart(Guid? Id, Member First, Member Second, string? Reason, DateOnly? Since);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Caller caller, CohortsDb db, HttpResponse http, CancellationToken cancel)
    {
        if (!await db.Cohorts.VisibleTo(caller).AnyAsync(cohort => cohort.Id == id, cancel)) return TypedResults.NotFound();

        // The version is read before what hangs on it: a change in between makes If-Match stale, never blind.
        var partnerships = await db.Partnerships(id, cancel);
        var people = await db.PeopleOf(id, cancel);
        Guid[] here = [.. people.Where(person => person.IsHere).Select(person => person.ParticipantId)];
        var known = await db.Preferences.AsNoTracking().Where(said => here.Contains(said.Id)).ToListAsync(cancel);
        var pairs = partnerships.Current.Where(pair => pair.Members.People.All(here.Contains)).ToArray();
        var elsewhere = (await db.KeptApart(here, cancel)).Except(partnerships.KeptApart.Select(apart => apart.People));

        db.Audit.AddReads(caller, "partnerships", id, people.Select(person => person.ParticipantId), "name", "partners");
        await db.SaveChangesAsync(cancel);

        http.SetVersion(partnerships.Version);
        return TypedResults.Ok(new Response(
            id,
            [
                .. people.Where(person => person.IsHere).Select(person => new Person(
                    person.ParticipantId,
                    person.DisplayName,
                    pairs.Any(pair => pair.Members.Has(person.ParticipantId)) ? Situation.WithPartner
                        : partnerships.GoingAlone.Contains(person.ParticipantId) ? Situation.GoesAlone
                        : Situation.WithoutPartner,
                    known.Any(said => said.Id == person.ParticipantId && said.AreKnown))),
            ],
            [.. pairs.OrderBy(pair => people.TakeWhile(person => !pair.Members.Has(person.ParticipantId)).Count()).Select(pair => Show(pair, people))],
            [
                .. partnerships.KeptApart.OrderBy(apart => apart.Id).Select(apart => new Apart(
                    apart.Id, Name(apart.FirstId, people), Name(apart.SecondId, people), apart.Reason, apart.Since)),
                .. elsewhere.Select(two => new Apart(null, Name(two.First, people), Name(two.Second, people), null, null)),
            ],
            partnerships.Version));
    }

    private static Partnered Show(Pair pair, IReadOnlyList<PersonOfCohort> people) => new(
        pair.Id,
        [.. people.Where(person => pair.Members.Has(person.ParticipantId)).Select(person => new Member(person.ParticipantId, person.DisplayName))],
        pair.Since,
        pair.IsLocked,
        Worry.Of(pair));

    private static Member Name(Guid participantId, IReadOnlyList<PersonOfCohort> people) =>
        new(participantId, people.First(person => person.ParticipantId == participantId).DisplayName);
}
