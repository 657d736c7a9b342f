using System.Text;

namespace Platform.Gateway.Invitations;

/// <summary>
/// Comma-separated values as RFC 4180 has them: cells may stand in quotation marks, and may then hold separators, line ends
/// and doubled quotation marks. The numbers are those of the lines in the file.
/// </summary>
internal static class CsvLines
{
    /// <exception cref="FormatException">A quotation mark stands where none can; its <c>Message</c> is the line's number.</exception>
    public static IEnumerable<(int Number, string[] Cells)> Read(string text, char separator)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var (line, begun, quoted, closed) = (1, 1, false, false);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (letter == '\n') line++;
            if (quoted)
            {
                if (letter != '"') cell.Append(letter);
                else if (at + 1 < text.Length && text[at + 1] == '"') cell.Append(text[++at]);
                else (quoted, closed) = (false, true);
            }
            else if (letter == '"' && cell.Length == 0 && !closed)
            {
                quoted = true;
            }
            else if (letter == separator)
            {
                Close();
            }
            else if (letter == '\n')
            {
                Close();
                yield return (begun, [.. cells]);
                cells.Clear();
                begun = line;
            }
            else if (letter != '\r')
            {
                if (closed || letter == '"') throw new FormatException($"{line}");
                cell.Append(letter);
            }
        }

        if (quoted) throw new FormatException($"{begun}");
        if (cells.Count == 0 && cell.Length == 0) yield break;

        Close();
        yield return (begun, [.. cells]);

        void Close()
        {
            cells.Add(cell.ToString().Trim());
            cell.Clear();
            closed = false;
        }
    }
}
