namespace PerfEval.Normalize.Vocabulary;

/// <summary>What one vocabulary says about a label, looked up once.</summary>
/// <param name="Roles">Roles by group, those of the most exact spelling first.</param>
internal sealed record KnownRoles(FormVocabulary Vocabulary, (string Group, string Role)[] Roles);
