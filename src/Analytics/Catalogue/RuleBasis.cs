namespace PerfEval.Analytics.Catalogue;

/// <summary>Which 办法 a rule rests on, what its clause says, and how sure the citation is.</summary>
public sealed record RuleBasis(string Document, string Clause, LocalizedText Certainty);
