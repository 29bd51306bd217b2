namespace PerfEval.Normalize.Warehouse.Dictionary;

/// <summary>What an analyst should know about one column of a public view. Texts that do not apply are empty.</summary>
/// <param name="Name">Name in the English view.</param>
/// <param name="Chinese">Name in the Chinese view; usable without quotes.</param>
/// <param name="Unit">万元, 分, % …</param>
/// <param name="Codes">
/// Set of codes that the values belong to; with + at the end, several of them joined by +, with [] a list. The sets view, field and column
/// are names in the dictionary itself.
/// </param>
/// <param name="Source">Form, clause or calculation that the value comes from.</param>
/// <param name="Meaning">One sentence in Chinese.</param>
/// <param name="MeaningEnglish">The same in English.</param>
public sealed record ColumnEntry(string Name, string Chinese, string Unit, string Codes, string Source, string Meaning, string MeaningEnglish);
