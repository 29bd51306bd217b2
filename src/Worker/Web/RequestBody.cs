using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PerfEval.Worker.Web;

/// <summary>The JSON object that a request brings. A word that nothing reads would be work that nobody asked for: it is refused.</summary>
internal static class RequestBody
{
    private const int LongestName = 60;

    private static readonly JsonDocumentOptions s_once = new() { AllowDuplicateProperties = false };

    /// <summary>Reads it and answers with the work, or says why not.</summary>
    /// <exception cref="BadHttpRequestException">It is too long, or did not come whole.</exception>
    public static async Task<IResult> Take<T>(HttpContext context, Func<T, IResult> work, CancellationToken ct)
        where T : class
    {
        if (context.Request.ContentLength is not 0 && !context.Request.HasJsonContentType())
            return Results.Json(
                new Refusal("请求须为 application/json。", "The request must be application/json."), statusCode: StatusCodes.Status415UnsupportedMediaType);
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        try
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, s_once, ct);
            if (body.RootElement.ValueKind != JsonValueKind.Object)
                return Results.BadRequest(NoObject);
            string[] known =
            [
                .. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Select(property => json.PropertyNamingPolicy?.ConvertName(property.Name) ?? property.Name)
            ];
            var unknown = body.RootElement.EnumerateObject()
                .Select(property => property.Name)
                .FirstOrDefault(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase));
            return unknown is not null ? Results.BadRequest(Unknown(unknown, known)) : work(body.RootElement.Deserialize<T>(json)!);
        }
        catch (JsonException e)
        {
            return Results.BadRequest(e.Path is { Length: > 0 } path
                ? new Refusal($"字段 {path.TrimStart('$', '.')} 的值不合要求。", $"The value of the field {path.TrimStart('$', '.')} is of the wrong kind.")
                : NoObject);
        }
    }

    private static Refusal NoObject { get; } = new("请求的内容须为一个 JSON 对象，字段不重复。", "A JSON object is needed, each of its fields once.");

    private static Refusal Unknown(string name, string[] known)
    {
        var shown = name.Length > LongestName ? name[..LongestName] + "…" : name;
        return new Refusal($"没有字段 {shown}，可用的有 {string.Join('、', known)}。", $"There is no field {shown}; the known ones are {string.Join(", ", known)}.");
    }
}
