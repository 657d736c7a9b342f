using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Data;
using Platform.Domain;
using Platform.Gateway.Organizations;

namespace Platform.Gateway.Invitations;

/// <summary>One line of a list of people, as it stands there. <paramref name="Number"/> is the line's number in the file.</summary>
internal sealed record FileRow(
    int Number, string GivenName, string FamilyName, string Email, string Role, string Sites, string Language);

/// <summary>
/// A list of people to invite, read whole or not at all, and kept for a day between the look at it and the deed. What each
/// line means is decided anew each time, by <see cref="FileCheck"/>: the directory goes on meanwhile.
/// </summary>
internal sealed class InvitationFile
{
    public const int MaxBytes = 200 * 1024;
    public const int MaxRows = 500;
    private const int MaxCell = 500;
    private const int MaxColumns = 50;

    /// <summary>Names and addresses of people who may never be invited do not stay longer.</summary>
    public static readonly TimeSpan Keep = TimeSpan.FromDays(1);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // By what a column is called in the two languages, and in the programs that people export from.
    private static readonly Dictionary<string, string[]> Names = new()
    {
        [nameof(FileRow.GivenName)] = ["given name", "first name", "nombre", "nombres"],
        [nameof(FileRow.FamilyName)] = ["family name", "last name", "apellido", "apellidos"],
        [nameof(FileRow.Email)] = ["email", "e-mail", "email address", "correo", "correo electrónico", "correo electronico"],
        [nameof(FileRow.Role)] = ["role", "rol", "función", "funcion"],
        [nameof(FileRow.Sites)] = ["site", "sites", "sede", "sedes"],
        [nameof(FileRow.Language)] = ["language", "idioma"],
    };

    private static readonly char[] Separators = [',', ';', '\t'];

    private static readonly string[] Needed =
        [nameof(FileRow.GivenName), nameof(FileRow.FamilyName), nameof(FileRow.Email), nameof(FileRow.Role)];

    private InvitationFile()
    {
    }

    public Guid Id { get; private init; }
    public Guid OrganizationId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public string Content { get; private init; } = "";

    /// <summary>Names of columns that are nothing to us, and were not kept.</summary>
    public List<string> LeftOut { get; private init; } = [];

    public IReadOnlyList<FileRow> Rows() => JsonSerializer.Deserialize<List<FileRow>>(Content)!;

    /// <exception cref="RuleViolationException">It is no list that can be read, and why.</exception>
    public static InvitationFile Read(byte[] bytes, Guid organizationId, DateTimeOffset now)
    {
        var text = Decode(bytes);
        List<FileRow> rows = [];
        List<string> leftOut = [];
        try
        {
            Dictionary<string, int>? columns = null;
            foreach (var (number, cells) in CsvLines.Read(text, Separator(text)))
            {
                if (cells.Length > MaxColumns) throw NotAList();
                if (cells.All(string.IsNullOrWhiteSpace)) continue;

                if (columns is null)
                {
                    columns = Columns(cells, leftOut);
                    continue;
                }

                if (rows.Count == MaxRows) throw TooManyRows();
                if (cells.Any(cell => cell.Length > MaxCell)) throw Broken(number);

                rows.Add(Row(number, cells, columns));
            }
        }
        catch (FormatException unreadable)
        {
            throw Broken(int.Parse(unreadable.Message, CultureInfo.InvariantCulture));
        }

        if (rows is []) throw Empty();

        return new InvitationFile
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = organizationId,
            At = now,
            Content = JsonSerializer.Serialize(rows),
            LeftOut = leftOut,
        };
    }

    private static string Decode(byte[] bytes)
    {
        if (bytes.Length > MaxBytes) throw TooLarge();
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) throw NotUtf8();
        // What spreadsheet programs keep themselves is a zip archive.
        if (bytes is [(byte)'P', (byte)'K', ..]) throw NotAList();

        try
        {
            var text = Strict.GetString(bytes).TrimStart('\uFEFF');
            return text.Contains('\0', StringComparison.Ordinal) ? throw NotUtf8() : text;
        }
        catch (DecoderFallbackException)
        {
            throw NotUtf8();
        }
    }

    /// <summary>The head tells: no column of ours has any of the three in its name.</summary>
    private static char Separator(string text)
    {
        var head = text.Split('\n', 2)[0];
        return Separators.MaxBy(one => head.Count(letter => letter == one));
    }

    private static Dictionary<string, int> Columns(string[] head, List<string> leftOut)
    {
        Dictionary<string, int> columns = [];
        foreach (var (cell, at) in head.Select((cell, at) => (cell.Trim(), at)))
        {
            var known = Names.FirstOrDefault(name => name.Value.Contains(cell.ToLowerInvariant())).Key;
            if (known is null)
            {
                if (cell is not "") leftOut.Add(cell.Length > 40 ? cell[..40] : cell);
            }
            else if (!columns.TryAdd(known, at))
            {
                throw ColumnTwice(cell);
            }
        }

        var missing = Needed.Where(name => !columns.ContainsKey(name)).Select(name => Names[name][0]).ToArray();
        return missing is [] ? columns : throw ColumnsMissing(string.Join(", ", missing));
    }

    private static FileRow Row(int number, string[] cells, Dictionary<string, int> columns)
    {
        return new FileRow(
            number, Cell(nameof(FileRow.GivenName)), Cell(nameof(FileRow.FamilyName)), Cell(nameof(FileRow.Email)),
            Cell(nameof(FileRow.Role)), Cell(nameof(FileRow.Sites)), Cell(nameof(FileRow.Language)));

        string Cell(string name) => columns.TryGetValue(name, out var at) && at < cells.Length ? cells[at].Trim() : "";
    }

    public static RuleViolationException TooLarge() => new("file.too-large", MaxBytes / 1024);
    private static RuleViolationException NotUtf8() => new("file.not-utf8");
    private static RuleViolationException NotAList() => new("file.not-a-list");
    private static RuleViolationException Broken(int line) => new("file.broken", line);
    private static RuleViolationException Empty() => new("file.empty");
    private static RuleViolationException TooManyRows() => new("file.too-many-rows", MaxRows);
    private static RuleViolationException ColumnTwice(string name) => new("file.column-twice", name);
    private static RuleViolationException ColumnsMissing(string names) => new("file.columns-missing", names);
}

internal sealed class InvitationFileMapping : IEntityTypeConfiguration<InvitationFile>
{
    public void Configure(EntityTypeBuilder<InvitationFile> file)
    {
        file.ToTable("invitation_files").IsPlatforms();
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Content).HasColumnType("jsonb");
        file.HasOne<Organization>().WithMany().HasForeignKey(f => f.OrganizationId);
        file.HasIndex(f => f.OrganizationId);
        file.HasIndex(f => f.At);
    }
}
