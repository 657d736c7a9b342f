using System.Buffers.Binary;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard;

/// <summary>
/// gRPC on the wire, over what Kestrel offers: each message behind a byte (not compressed) and its length, the status in
/// the trailers.
/// </summary>
internal static class GrpcFrames
{
    public const int Unimplemented = 12;
    public const int Unauthenticated = 16;

    private const int HeaderLength = 5;
    private const int LongestRequest = 1024 * 1024;

    public static async Task<T> ReadAsync<T>(this HttpRequest request, MessageParser<T> parser, CancellationToken cancel)
        where T : IMessage<T>
    {
        var header = new byte[HeaderLength];
        await request.Body.ReadExactlyAsync(header, cancel);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(1));
        if (length > LongestRequest) throw new BadHttpRequestException("The message is too long.");

        var body = new byte[length];
        await request.Body.ReadExactlyAsync(body, cancel);
        return parser.ParseFrom(body);
    }

    public static async Task SendAsync(this HttpResponse response, IMessage message, CancellationToken cancel)
    {
        var length = message.CalculateSize();
        var frame = new byte[HeaderLength + length];
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), (uint)length);
        message.WriteTo(frame.AsSpan(HeaderLength));
        await response.Body.WriteAsync(frame, cancel);
        await response.Body.FlushAsync(cancel);
    }

    public static void Succeed(this HttpResponse response) => response.AppendTrailer("grpc-status", "0");

    /// <summary>Only before anything was sent.</summary>
    public static void Fail(this HttpResponse response, int status, string message)
    {
        response.Headers["grpc-status"] = $"{status}";
        response.Headers["grpc-message"] = message;
    }
}
