namespace PerfEval.Portal.Kinds;

/// <summary>Text of a list page or of a piece of list that its script fetches.</summary>
internal sealed record ListAnswer(string Text, string MediaType = "text/html");
