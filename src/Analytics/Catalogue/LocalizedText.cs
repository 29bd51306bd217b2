namespace PerfEval.Analytics.Catalogue;

/// <summary>The same sentence in Chinese and English; both are the same where it was written once.</summary>
public sealed record LocalizedText(string Zh, string En);
