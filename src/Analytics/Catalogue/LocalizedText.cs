namespace PerfEval.Analytics.Catalogue;

/// <summary>The same sentence in Chinese and English.</summary>
public sealed record LocalizedText(string Zh, string En);
