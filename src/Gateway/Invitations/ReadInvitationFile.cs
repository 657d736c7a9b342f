using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Gateway.Data;
using Platform.Gateway.Organizations;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Invitations;

/// <summary>Takes a list of people as a CSV file. Nobody is invited yet.</summary>
internal static class ReadInvitationFile
{
    public sealed record Response(Guid Id);

    public static async Task<Results<Created<Response>, NotFound>> Handle(
        Guid id, HttpRequest request, DirectoryDb db, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        if (caller.KeepsPeopleOf(id) is null || !await db.Organizations.AnyAsync(known => known.Id == id, cancel))
            return TypedResults.NotFound();

        var file = InvitationFile.Read(await Bytes(request.Body, cancel), id, clock.GetUtcNow());
        db.InvitationFiles.Add(file);
        await db.SaveChangesAsync(cancel);
        return TypedResults.Created($"/directory/organizations/{id}/invitation-files/{file.Id}", new Response(file.Id));
    }

    private static async Task<byte[]> Bytes(Stream body, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancel)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > InvitationFile.MaxBytes) throw InvitationFile.TooLarge();
        }

        return bytes.ToArray();
    }
}
