using System.Globalization;
using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Text;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Corrections;

/// <summary>All corrections of data/corrections/*.yaml, by the document they are about.</summary>
public sealed class CorrectionBook
{
    public static readonly CorrectionBook Empty = new([]);

    private readonly ILookup<string, Correction> _bySha;

    private CorrectionBook(IReadOnlyList<Correction> corrections)
    {
        All = corrections;
        _bySha = corrections.ToLookup(c => c.Sha256);
    }

    public IReadOnlyList<Correction> All { get; }

    /// <summary>Reads every file of the folder; a missing folder is an empty book.</summary>
    /// <exception cref="InvalidDataException">An entry lacks a field or contradicts another; names file and entry.</exception>
    public static CorrectionBook Load(string folder)
    {
        if (!Directory.Exists(folder))
            return Empty;
        var corrections = new List<Correction>();
        foreach (var file in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var entries = Parse(file);
            for (var i = 0; i < entries.Count; i++)
                corrections.Add(Check(file, i + 1, entries[i]));
        }

        var doubled = corrections.GroupBy(c => (c.Sha256, c.TableNo, c.Row, c.Col)).FirstOrDefault(g => g.Count() > 1);
        if (doubled is not null)
        {
            throw new InvalidDataException(
                $"{doubled.Last().File}: 同一单元格更正了两次 (sha256 {doubled.Key.Sha256[..12]}…, table {doubled.Key.TableNo}, row {doubled.Key.Row}, col "
                + $"{doubled.Key.Col})。 The cell is corrected twice.");
        }

        return new CorrectionBook(corrections);
    }

    /// <summary>Changes with any correction of the document; part of its recognition key. Null where there is none.</summary>
    public string? KeyOf(string sha256)
    {
        var own = _bySha[sha256].ToList();
        return own.Count == 0 ? null : StableId.Of([.. own.Select(c => c.ToString())]);
    }

    /// <summary>
    /// The document with corrected texts in place, and what was done. A correction whose cell does not exist, or prints something else
    /// than it says it corrects, is not applied but becomes a warning.
    /// </summary>
    public (Document Document, IReadOnlyList<AppliedCorrection> Applied) Apply(string sha256, Document document)
    {
        var own = _bySha[sha256].ToList();
        if (own.Count == 0)
            return (document, []);
        var applied = new List<AppliedCorrection>();
        var warnings = new List<DocumentWarning>(document.Warnings);
        var blocks = document.Blocks.ToList();
        var tables = Enumerable.Range(0, blocks.Count).Where(i => blocks[i] is Table).ToList();
        foreach (var correction in own)
        {
            var at = correction.TableNo < tables.Count ? tables[correction.TableNo] : -1;
            var cells = at < 0 ? [] : ((Table)blocks[at]).Cells.ToList();
            var index = cells.FindIndex(c => c.Row == correction.Row && c.Col == correction.Col);
            if (Misfit(correction, index < 0 ? null : cells[index]) is { } why)
            {
                warnings.Add(
                    new DocumentWarning(
                        WarningKind.CorrectionNotApplied, PlaceText.Of(correction.TableNo, correction.Row, correction.Col),
                        $"{Path.GetFileName(correction.File)} {why}"));
                continue;
            }

            applied.Add(new AppliedCorrection(correction, MaskedText.Of(cells[index].Text)));
            // A workbook's own number is that of the text it replaces.
            cells[index] = cells[index] with { Text = correction.Value, Number = null };
            blocks[at] = (Table)blocks[at] with { Cells = cells };
        }

        return (document with { Blocks = blocks, Warnings = warnings }, applied);
    }

    private static string? Misfit(Correction correction, Cell? cell)
    {
        if (cell is null)
            return "所更正的单元格不存在。 The corrected cell does not exist.";
        if (correction.Was is { } was && PlainText.Squeeze(was) != PlainText.Squeeze(cell.Text))
            return "所称原文与所印不符，未更正。 The cell prints something else than the correction says; it was not applied.";
        // Words in a number's place would leave it without a value.
        return PrintedNumber.Parse(cell.Text, out _, out _) == ValueState.Number && PrintedNumber.Parse(correction.Value, out _, out _) == ValueState.Text
            ? $"所填“{correction.Value}”不是数，原格为数，未更正。 The cell holds a number and the correction none; it was not applied."
            : null;
    }

    private static List<CorrectionEntry> Parse(string file)
    {
        try
        {
            return CorrectionEntry.ReadAll(File.ReadAllText(file, Encoding.UTF8));
        }
        catch (StrictYamlException e)
        {
            throw new InvalidDataException(
                $"{file} ({e.Line},{e.Column}): 更正须为 sha256/cell{{table,row,col}}/value/was/who/why/date 的列表。 Expected a list of corrections. {e.Message}", e);
        }
    }

    private static Correction Check(string file, int number, CorrectionEntry entry)
    {
        InvalidDataException Wrong(string what) => new($"{file}: 第 {number} 条 {what}。 Entry {number}: {what}.");
        if (entry.Sha256 is not { Length: 64 } sha || !sha.All(char.IsAsciiHexDigit))
            throw Wrong("sha256 须为 64 位十六进制 (64 hex digits)");
        if (entry.Cell is not { } cell || !cell.TryGetValue("table", out var table) || !cell.TryGetValue("row", out var row)
            || !cell.TryGetValue("col", out var col))
            throw Wrong("缺 cell: {table, row, col}");
        if (entry.Value is null || string.IsNullOrWhiteSpace(entry.Who) || string.IsNullOrWhiteSpace(entry.Why))
            throw Wrong("须写 value、who、why (value, who and why are required)");
        if (string.IsNullOrWhiteSpace(entry.Date))
            throw Wrong("缺 date：更正的日期 (date, the day of the decision, is missing)");
        if (!DateOnly.TryParseExact(entry.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            throw Wrong($"date 须为 yyyy-MM-dd，现为 {entry.Date} (date must be yyyy-MM-dd)");
        return new Correction(sha.ToLowerInvariant(), table, row, col, entry.Value, entry.Was, entry.Who, entry.Why, date) { File = file };
    }
}
