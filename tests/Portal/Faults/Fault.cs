using Microsoft.AspNetCore.Http;

namespace PerfEval.Portal.Faults;

/// <summary>A way of answering wrongly.</summary>
/// <param name="Name">As logs and tables show it.</param>
/// <param name="Send">Writes the answer, given what the site would have said.</param>
public sealed record Fault(string Name, Func<HttpContext, Answer, Task> Send)
{
    /// <summary>A fault that only changes what is said.</summary>
    public static Fault Of(string name, Func<Answer, Answer> change) => new(name, (context, answer) => AnswerWriter.Write(context, change(answer)));

    /// <summary>The proper page of text changed; other answers stay as they are.</summary>
    public static Fault OfText(string name, Func<HttpContext, string, string> change) => new(name, (context, answer) =>
    {
        var encoding = PageText.EncodingOf(answer.ContentType);
        var text = change(context, encoding.GetString(answer.Body));
        return AnswerWriter.Write(context, answer with { Status = 200, Body = encoding.GetBytes(text), ETag = null, ModifiedAt = null });
    });
}
