using System.Globalization;

namespace Platform.Bench;

internal sealed record Options(int Rate, int Seconds, bool Launches)
{
    public static Options Read(string[] arguments)
    {
        var options = new Options(Rate: 100, Seconds: 30, Launches: false);
        for (var at = 0; at < arguments.Length; at++)
        {
            options = arguments[at] switch
            {
                "--rate" => options with { Rate = Number(arguments, ++at) },
                "--seconds" => options with { Seconds = Number(arguments, ++at) },
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
