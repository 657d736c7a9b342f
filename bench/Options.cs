using System.Globalization;

namespace Platform.Bench;

/// <param name="Seconds">How long: for <c>events</c> in all, for <c>start</c> until it looks, for a ratio each leg of each side.</param>
/// <param name="Rounds">How often the sides of a ratio take turns.</param>
internal sealed record Options(int Rate, int Seconds, int Rounds, bool Launches)
{
    public static Options Read(string[] arguments, int seconds)
    {
        var options = new Options(Rate: 100, seconds, Rounds: 4, Launches: false);
        for (var at = 0; at < arguments.Length; at++)
        {
            options = arguments[at] switch
            {
                "--rate" => options with { Rate = Number(arguments, ++at) },
                "--seconds" => options with { Seconds = Number(arguments, ++at) },
                "--rounds" => options with { Rounds = Number(arguments, ++at) },
                "--launches" => options with { Launches = true },
                var unknown => throw new ArgumentException($"'{unknown}' is no option of a bench."),
            };
        }

        return options;
    }

    private static int Number(string[] arguments, int at) =>
        at < arguments.Length
        && int.TryParse(arguments[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0
            ? number
            : throw new ArgumentException($"{arguments[at - 1]} takes a number.");
}
