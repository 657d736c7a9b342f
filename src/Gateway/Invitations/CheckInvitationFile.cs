using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Gateway.Data;
using Platform.Gateway.Organizations;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Invitations;

/// <summary>What a list would come to: line by line, in the reader's words.</summary>
internal static class CheckInvitationFile
{
    public sealed record Response(Guid Id, IReadOnlyList<string> LeftOut, IReadOnlyList<RowItem> Rows);

    /// <param name="State"><c>ready</c>, <c>there</c> or <c>wrong</c>.</param>
    /// <param name="Sentence">Why nobody is invited by this line; null if somebody is.</param>
    public sealed record RowItem(
        int Number, string GivenName, string FamilyName, string Email, string Role, string Sites, string State, string? Code,
        string? Sentence);

    public static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Guid fileId, DirectoryDb db, Caller caller, RefusalTexts texts, CancellationToken cancel)
    {
        if (caller.KeepsPeopleOf(id) is not { } scope
            || await Find(db, id, fileId, cancel) is not { } file
            || await db.Organizations.FindAsync([id], cancel) is not { } organization)
            return TypedResults.NotFound();

        var check = await FileCheck.Of(db, organization, scope, file, cancel);
        return TypedResults.Ok(new Response(
            file.Id,
            file.LeftOut,
            [.. file.Rows().Select(check.Check).Select(found => new RowItem(
                found.Row.Number, found.Row.GivenName, found.Row.FamilyName, found.Row.Email, found.Row.Role, found.Row.Sites,
                found.Invitee is not null ? "ready" : found.IsThere ? "there" : "wrong",
                found.Left?.Code,
                found.Left is { } left ? texts.Sentence(left.Code, left.Arguments) : null))]));
    }

    internal static Task<InvitationFile?> Find(DirectoryDb db, Guid organizationId, Guid fileId, CancellationToken cancel) =>
        db.InvitationFiles.SingleOrDefaultAsync(
            known => known.Id == fileId && known.OrganizationId == organizationId, cancel);
}
