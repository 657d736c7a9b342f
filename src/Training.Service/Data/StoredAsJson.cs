using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Platform.ServiceDefaults;

namespace Platform.Training.Data;

/// <summary>Text of many parts that is only ever read and written whole stands in one column.</summary>
internal static class StoredAsJson
{
    /// <summary>As the service's answers are written, so that a column can be read like one.</summary>
    public static JsonSerializerOptions Format { get; } = Make();

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Format);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Format)!;

    /// <summary>
    /// Stores values of a type as JSON, wherever they stand. Said before anything is mapped: such a type is no table, and
    /// its values do not change in place.
    /// </summary>
    public static void StoreAsJson<T>(this ModelConfigurationBuilder configuration) =>
        configuration.Properties<T>().HaveConversion<Written<T>, Compared<T>>().HaveColumnType("jsonb");

    private static JsonSerializerOptions Make()
    {
        var format = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        WireFormat.Apply(format);
        format.MakeReadOnly(populateMissingResolver: true);
        return format;
    }

    private sealed class Written<T>() : ValueConverter<T, string>(value => Write(value), json => Read<T>(json));

    private sealed class Compared<T>() : ValueComparer<T>(
        (one, other) => Write(one) == Write(other),
        value => StringComparer.Ordinal.GetHashCode(Write(value)),
        value => value);
}
