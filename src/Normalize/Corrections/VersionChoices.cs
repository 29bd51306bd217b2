using System.Globalization;
using System.Text;
using PerfEval.Ingest.Text;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Normalize.Corrections;

/// <summary>All choices of data/versions/*.yaml.</summary>
public static class VersionChoices
{
    /// <summary>Reads every file of the folder; a missing folder holds none.</summary>
    /// <exception cref="InvalidDataException">An entry lacks a key, has one too many, or stands there twice; names file, line and column.</exception>
    public static IReadOnlyList<VersionChoice> Load(string folder)
    {
        var choices = new List<VersionChoice>();
        if (!Directory.Exists(folder))
            return choices;
        foreach (var file in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            try
            {
                foreach (var node in EntryKeys.ListOf(File.ReadAllText(file, Encoding.UTF8)))
                    choices.Add(Read(file, node, choices));
            }
            catch (StrictYamlException e)
            {
                throw new InvalidDataException(
                    $"{file} ({e.Line},{e.Column}): 版本的选择须为 unit/year/sha256/who/why/date 的列表。 Expected a list of choices. {e.Message}", e);
            }
        }

        return choices;
    }

    private static VersionChoice Read(string file, YamlNode node, IEnumerable<VersionChoice> before)
    {
        var keys = new EntryKeys(node, "unit", "year", "sha256", "who", "why", "date");
        string Needed(string key) =>
            keys.Text(key) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw StrictYaml.Wrong(node, $"缺 {key} ({key} is missing)");
        if (!int.TryParse(Needed("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            throw StrictYaml.Wrong(node, $"year 须为年度，现为 {keys.Text("year")} (year must be a fiscal year)");
        if (Needed("sha256") is not { Length: 64 } sha || !sha.All(char.IsAsciiHexDigit))
            throw StrictYaml.Wrong(node, "sha256 须为 64 位十六进制 (64 hex digits)");
        if (!DateOnly.TryParseExact(Needed("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw StrictYaml.Wrong(node, $"date 须为 yyyy-MM-dd，现为 {keys.Text("date")} (date must be yyyy-MM-dd)");
        var choice = new VersionChoice(Needed("unit"), year, sha.ToLowerInvariant(), Needed("who"), Needed("why"), date) { File = file };
        if (before.FirstOrDefault(other => (other.Unit, other.Year) == (choice.Unit, year) && other.Sha256 != choice.Sha256) is { } twice)
        {
            throw StrictYaml.Wrong(node, $"{choice.Unit} {year} 已在 {Path.GetFileName(twice.File)} 中选了另一个文件 (another original is chosen for the same report)");
        }

        return choice;
    }
}
