using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.ServiceDefaults;

/// <summary>How a service writes what JSON has no words for.</summary>
public static class WireFormat
{
    public static void Apply(JsonSerializerOptions json)
    {
        json.Converters.Add(new TimeOnAWall());
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    /// <summary>Times of day as the clock on the wall shows them: <c>"14:00"</c>. What is agreed on begins on the minute.</summary>
    private sealed class TimeOnAWall : JsonConverter<TimeOnly>
    {
        private const string Format = "HH:mm";

        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.String
            && TimeOnly.TryParseExact(
                reader.GetString(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time
                : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));
    }
}
