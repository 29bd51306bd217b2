using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PerfEval.Portal;

/// <summary>Writes answers as a well-kept server does: conditional requests, ranges, names of files.</summary>
internal static class AnswerWriter
{
    public static async Task Write(HttpContext context, Answer answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Status != StatusCodes.Status200OK)
        {
            context.Response.ContentType = answer.ContentType;
            context.Response.ContentLength = answer.Body.Length;
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
            return;
        }

        var tag = answer.ETag is null ? null : new EntityTagHeaderValue(answer.ETag);
        await Results.Bytes(answer.Body, answer.ContentType, answer.FileName, enableRangeProcessing: answer.Kind == "attachment", answer.ModifiedAt, tag)
            .ExecuteAsync(context);
    }
}
