using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Cohorts.Cohorts;
using Platform.Cohorts.Data;
using Platform.Data;
using Platform.ServiceDefaults;

namespace Platform.Cohorts.Partners;

/// <summary>Writes down what a person of the group said: all of it, each time. What they did not say stays empty.</summary>
internal static class SetPreferences
{
    public sealed record Request(
        IReadOnlyList<string>? Interests,
        IReadOnlyList<string>? OwnInterests,
        IReadOnlyList<string>? Languages,
        IReadOnlyList<string>? FreeTimes,
        Reach? Reach,
        Gender? Gender,
        PartnerGender? PartnerGender,
        [OneLine(Preferences.MaxRemark)] string? Remark) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (!AreOf(Interests, PartnerChoices.Interests.ContainsKey, Preferences.MostInterests))
                yield return Choose(nameof(Interests), Preferences.MostInterests);
            if (!AreOf(Languages, PartnerChoices.Languages.ContainsKey, Preferences.MostLanguages))
                yield return Choose(nameof(Languages), Preferences.MostLanguages);
            if (!AreOf(FreeTimes, PartnerChoices.FreeTimes.Contains, PartnerChoices.FreeTimes.Count))
                yield return Choose(nameof(FreeTimes), PartnerChoices.FreeTimes.Count);
            var own = new OneLineAttribute(Preferences.MaxOwnInterest);
            if (!AreOf(OwnInterests, own.IsValid, Preferences.MostOwnInterests))
            {
                yield return new ValidationResult(
                    Limits.Sentence("field.own-interests", Preferences.MostOwnInterests, Preferences.MaxOwnInterest),
                    [nameof(OwnInterests)]);
            }
        }

        // JSON may bring a null where a word should be.
        private static bool AreOf(IReadOnlyList<string>? words, Func<string, bool> isGood, int most) =>
            words is null || (words.Count <= most && words.All(word => word is not null && isGood(word)));

        private static ValidationResult Choose(string field, int most) =>
            new(Limits.Sentence("field.choices", most), [field]);
    }

    public static async Task<Results<NoContent, NotFound>> Handle(
        Guid id,
        Guid participantId,
        Request request,
        IfMatch seen,
        Caller caller,
        CohortsDb db,
        HttpResponse http,
        CancellationToken cancel)
    {
        var isHere = await db.Cohorts.VisibleTo(caller).AnyAsync(
            cohort => cohort.Id == id && cohort.Enrollments.Any(
                enrollment => enrollment.ParticipantId == participantId && enrollment.WithdrawnOn == null),
            cancel);
        if (!isHere) return TypedResults.NotFound();

        // Stored empty first, so that of two who write the first words at once the second is told so.
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO preferences (organization_id, id, interests, own_interests, languages, free_times, version)
            VALUES ({db.Tenant.Required}, {participantId}, ARRAY[]::text[], ARRAY[]::text[], ARRAY[]::text[], ARRAY[]::text[], 0)
            ON CONFLICT DO NOTHING
            """,
            cancel);
        var preferences = await db.Preferences.SingleAsync(known => known.Id == participantId, cancel);
        preferences.Require(seen);

        preferences.Set(
            request.Interests ?? [],
            request.OwnInterests ?? [],
            request.Languages ?? [],
            request.FreeTimes ?? [],
            request.Reach,
            request.Gender,
            request.PartnerGender,
            request.Remark);
        db.Audit.Add(AuditEvent.Of(caller, AuditAction.Update, "preferences", participantId) with { ParticipantId = participantId });
        await db.SaveChangesAsync(cancel);

        http.SetVersion(preferences.Version);
        return TypedResults.NoContent();
    }
}
