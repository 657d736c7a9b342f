using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Platform.ServiceDefaults;

/// <summary>
/// The platform's clock. Everywhere but in an environment named Testing it is the system's. There, the offset that
/// stands in the file <c>Clock:OffsetFile</c> (a <see cref="TimeSpan"/>, as <c>90.00:00:00</c>) is added to it, so that
/// a test can play a year; every process reads the same file, at most once a second. Timers always run on real time.
/// </summary>
public sealed class PlatformClock : TimeProvider
{
    private readonly string _offsetFile;
    private readonly Lock _reading = new();
    private long _readAt = long.MinValue;
    private TimeSpan _offset;

    private PlatformClock(string offsetFile) => _offsetFile = offsetFile;

    public static TimeProvider For(IHostEnvironment environment, IConfiguration configuration) =>
        environment.IsEnvironment("Testing") && configuration["Clock:OffsetFile"] is { Length: > 0 } file
            ? new PlatformClock(file)
            : System;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset();

    private TimeSpan Offset()
    {
        lock (_reading)
        {
            if (_readAt != long.MinValue && GetElapsedTime(_readAt) < TimeSpan.FromSeconds(1)) return _offset;

            _readAt = GetTimestamp();
            if (File.Exists(_offsetFile)
                && TimeSpan.TryParse(File.ReadAllText(_offsetFile), CultureInfo.InvariantCulture, out var read))
                _offset = read;
            return _offset;
        }
    }
}
