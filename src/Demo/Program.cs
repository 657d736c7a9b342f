using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;
using Platform.Demo;

using var stop = new CancellationTokenSource();
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

try
{
    var settings = Settings.Read(new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build());
    using var http = new HttpClient { BaseAddress = settings.Gateway, Timeout = TimeSpan.FromSeconds(15) };
    var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    var accounts = Accounts.Read(settings.AccountsFile);
    var made = await new Player(http, settings, accounts, today, Story.OfTheDemo).Play(stop.Token);

    Console.WriteLine(made);
    Console.WriteLine($"{accounts.Known.Count} demo accounts stand in {settings.AccountsFile}.");
    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped half way; the next run does the rest.");
    return 130;
}
catch (Exception failure) when (failure
    is PlatformRefusedException or SettingMissingException or TimeoutException or HttpRequestException or IOException)
{
    Console.Error.WriteLine($"The demo could not be finished. {failure.Message} The next run does the rest.");
    return 1;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
