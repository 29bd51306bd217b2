using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>The one place where a tree is built of a page.</summary>
internal static class HtmlTree
{
    /// <exception cref="ReadingStoppedException">The page is longer, deeper or of more elements than the limits allow, or its work is spent.</exception>
    public static IDocument Of(string text, ReaderLimits limits, WorkLimit work)
    {
        if (text.Length > limits.MaxTextChars)
        {
            throw new ReadingStoppedException(Rejections.TooComplex($"文字超过 {limits.MaxTextChars} 个", $"more than {limits.MaxTextChars} characters"));
        }

        if (OpenTags.Problem(text, limits) is { } problem)
        {
            throw new ReadingStoppedException(problem);
        }

        // The parser takes no token; its callback for every element is where a long parse can be stopped.
        work.Look();
        var page = new HtmlParser(new HtmlParserOptions { OnCreated = (_, _) => work.Step() }).ParseDocument(text);
        work.Look();
        return page;
    }
}
