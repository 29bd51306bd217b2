namespace PerfEval.Portal.Kinds;

/// <summary>Text of a list page or of a piece of list that its script fetches.</summary>
/// <param name="Text">What is sent.</param>
/// <param name="MediaType">Without charset.</param>
/// <param name="Status">404 for a page behind the list's last one.</param>
internal sealed record ListAnswer(string Text, string MediaType = "text/html", int Status = 200)
{
    public static ListAnswer BehindTheEnd { get; } = new("<html><head><title>404</title></head><body>404 Not Found</body></html>", Status: 404);
}
