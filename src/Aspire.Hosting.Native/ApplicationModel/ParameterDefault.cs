using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

public abstract class ParameterDefault
{
    public abstract string GetDefaultValue();
}

/// <summary>A random text, in which each kind of character that is asked for occurs.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    // Letters and digits that look alike (I, l, O, 0, 1) are left out: these texts are read aloud and typed.
    private const string LowerCharacters = "abcdefghijkmnopqrstuvwxyz";
    private const string UpperCharacters = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string NumericCharacters = "23456789";
    private const string SpecialCharacters = "-_.{}~()*+!";

    public int MinLength { get; set; } = 22;

    public bool Lower { get; set; } = true;

    public bool Upper { get; set; } = true;

    public bool Numeric { get; set; } = true;

    public bool Special { get; set; } = true;

    public override string GetDefaultValue()
    {
        string[] kinds =
        [
            .. Lower ? [LowerCharacters] : Array.Empty<string>(),
            .. Upper ? [UpperCharacters] : Array.Empty<string>(),
            .. Numeric ? [NumericCharacters] : Array.Empty<string>(),
            .. Special ? [SpecialCharacters] : Array.Empty<string>(),
        ];
        if (kinds.Length == 0) throw new InvalidOperationException("A generated value needs characters to be made of.");

        var length = Math.Max(MinLength, kinds.Length);
        char[] text =
        [
            .. kinds.Select(kind => RandomNumberGenerator.GetItems<char>(kind, 1)[0]),
            .. RandomNumberGenerator.GetItems<char>(string.Concat(kinds), length - kinds.Length),
        ];
        RandomNumberGenerator.Shuffle<char>(text);
        return new string(text);
    }
}
