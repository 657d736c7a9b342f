using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Platform.Data;

/// <summary>
/// Says in the API's document what a handler's signature leaves unsaid: the headers that a command needs, and what it
/// answers without them.
/// </summary>
internal sealed class DescribeCommands : IOpenApiOperationTransformer
{
    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<Idempotency.OnceMetadata>().Any())
        {
            AddHeader(operation, Idempotency.Header, "Names this command: sent again, it gets the first answer and changes nothing.");
            AddProblems(operation, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        }

        var takes = metadata.OfType<MethodInfo>().SelectMany(handler => handler.GetParameters());
        if (takes.Any(parameter => parameter.ParameterType == typeof(IfMatch)))
        {
            AddHeader(operation, "If-Match", "The ETag of what you have seen, as \"v7\".");
            AddProblems(
                operation,
                StatusCodes.Status409Conflict,
                StatusCodes.Status412PreconditionFailed,
                StatusCodes.Status428PreconditionRequired);
        }

        return Task.CompletedTask;
    }

    private static void AddHeader(OpenApiOperation operation, string name, string says)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = true,
            Description = says,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static void AddProblems(OpenApiOperation operation, params int[] statuses)
    {
        operation.Responses ??= [];
        foreach (var status in statuses)
            operation.Responses.TryAdd($"{status}", new OpenApiResponse { Description = ReasonPhrases.GetReasonPhrase(status) });
    }
}
