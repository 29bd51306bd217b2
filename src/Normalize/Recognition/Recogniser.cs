using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Closures;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Narrative;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Proposals;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Recognition;

/// <summary>Document in, reports out. Pure: the same document, vocabulary and source give the same rows.</summary>
public sealed class Recogniser(FormVocabulary vocabulary, DivisionTable divisions, CorrectionBook corrections)
{
    /// <summary>Changes whenever the same document may give other rows.</summary>
    public const int Version = 13;

    // What these say is lost may be what a sum lacks.
    private static readonly string[] s_losses = [WarningKind.NumbersLost, WarningKind.IncompletePage, WarningKind.PageUnread, WarningKind.OcrLimit];

    private readonly FormRecogniser _forms = new();
    private readonly NarrativeReader _narrative = new(vocabulary);
    private readonly Identification _identification = new(vocabulary, divisions);
    private readonly LabelProposer _proposer = new(vocabulary);

    /// <summary>Where what was learnt of the vocabulary's labels is kept from one run to the next; without a place it is learnt anew at first need.</summary>
    public void Keep(string file) => _proposer.KeptAt = file;

    /// <summary>Key of everything besides the document's bytes that decides the rows.</summary>
    /// <param name="reading">Version of the reader, and of its limits where they are not the usual ones.</param>
    public string KeyOf(string sha256, string reading, SourceHint source) =>
        StableId.Of(
            "recognition", Version.ToString(System.Globalization.CultureInfo.InvariantCulture), reading, vocabulary.Hash, divisions.Hash, source.Name,
            source.Title, source.Division,
            corrections.KeyOf(sha256));

    /// <summary>The same for a packed file, whose members are known only when it is opened: a key that changes with any reader and any correction.</summary>
    public string KeyOfPacked(string readers, SourceHint source) =>
        StableId.Of(
            "packed", Version.ToString(System.Globalization.CultureInfo.InvariantCulture), readers, vocabulary.Hash, divisions.Hash, source.Name, source.Title,
            source.Division,
            corrections.All.Count == 0 ? null : StableId.Of([.. corrections.All.Select(c => c.ToString())]));

    /// <param name="sha256">Hash of the original, by which corrections are found.</param>
    public RecognisedDocument Recognise(string sha256, Document original, SourceHint source, CancellationToken ct)
    {
        var (document, applied) = corrections.Apply(sha256, original);
        RecognisedDocument Read(FormVocabulary words) => this.Read(document, applied, source, words, ct);
        return new ProposalTrials(_proposer, vocabulary, Read).Settle(Read(vocabulary));
    }

    /// <param name="words">The vocabulary, or the same with labels that are tried.</param>
    private RecognisedDocument Read(Document document, IReadOnlyList<AppliedCorrection> applied, SourceHint source, FormVocabulary words, CancellationToken ct)
    {
        var context = _forms.Recognise(document, words, ct);
        var warnings = new List<DocumentWarning>(document.Warnings);
        warnings.AddRange(context.Warnings);
        var reports = new List<(ReportGroup Group, ReportIdentity Identity)>();
        var known = new Dictionary<string, ReportGroup>();
        var front = new DocumentFront(document);
        var unnamed = new List<ReportGroup>();
        foreach (var group in ReportGroup.Of(context.Forms))
        {
            if (_identification.Identify(group, front, source) is { } identity)
            {
                Merge(reports, known, group, identity);
                continue;
            }

            unnamed.Add(group);
            warnings.Add(
                new DocumentWarning(
                    WarningKind.UnknownUnit, PlaceText.Of(group.Forms[0].TableNo),
                    "表中、标题中均未印单位名称，未入库。 No unit is named in the forms or titles; the forms were not stored as a report."));
        }

        if (reports.Count > 0 && FiscalYear.RangeIn(front.Text) is { } range)
            warnings.Add(
                new DocumentWarning(
                    WarningKind.UnknownYear, reports[0].Identity.Unit,
                    $"印有跨年的年度“{range}”，按末年入库。 The report covers several years ({range}); it is filed under the last one."));
        if (reports.Count == 0 && _identification.IdentifyNarrative(front, source) is { } told)
            reports.Add((new ReportGroup(), told));
        var owners = OwnersOfTables(reports, document);
        var facts = reports.ConvertAll(r => FactsOf(r.Group, words, warnings));
        var cells = Cells(
            document, context, owners, Unstored(unnamed, reports, owners.Count), words,
            new FactPlaces(facts.SelectMany(f => f.Facts), reports.SelectMany(r => r.Group.Forms).Where(f => !f.IsProject).Select(f => f.SelfScore)));
        var paragraphs = NarrativeParagraphs.ByReport(document, [.. reports.Select(r => r.Identity)], owners);
        var titles = NarrativeParagraphs.Titles(document);
        var unread = UnreadTables(cells);
        var leftovers = Leftovers(cells, unread).ToList();
        var isWhole = !document.Warnings.Any(w => s_losses.Contains(w.Kind));
        var printed = cells.Where(c => !PlainText.IsBlank(c.Cell.Text)).ToLookup(c => c.ReportId);
        var recognised = reports.Select((r, i) =>
            Report(
                document, words, r.Group, facts[i], r.Identity, [.. printed[r.Identity.ReportId]], [.. paragraphs[r.Identity.ReportId]], titles,
                warnings).Prove(leftovers, isWhole)).ToList();
        return new RecognisedDocument
        {
            Reports = recognised,
            Cells = cells,
            IsWhole = isWhole,
            Corrections = applied,
            Certainties = CellCertainties.Of(cells, applied),
            Leftovers = leftovers,
            Warnings = [.. warnings.Concat(UnknownTables(cells, unread)).Concat(MissingIdentity(reports)).Select(StoredWarning.Of)],
        };
    }

    // Two groups of one unit and year (a second project annex after another unit's) are one report.
    private static void Merge(
        List<(ReportGroup Group, ReportIdentity Identity)> reports, Dictionary<string, ReportGroup> known, ReportGroup group, ReportIdentity identity)
    {
        if (known.TryAdd(identity.ReportId, group))
            reports.Add((group, identity));
        else
            known[identity.ReportId].Forms.AddRange(group.Forms);
    }

    private static ReportFacts FactsOf(ReportGroup group, FormVocabulary words, List<DocumentWarning> warnings)
    {
        var facts = new ReportFacts(words);
        foreach (var form in group.Forms)
        {
            facts.Add(form);
            if (form is { IsNameless: true, HasEvaluation: true })
                warnings.Add(
                    new DocumentWarning(
                        WarningKind.UnknownLabel, PlaceText.Of(form.TableNo),
                        "项目自评表中未见项目名称，各数属哪个项目不能断定，未读入。 The form of a project names none; its numbers were not read."));
        }

        return facts;
    }

    private RecognisedReport Report(
        Document document, FormVocabulary words, ReportGroup group, ReportFacts facts, ReportIdentity identity, IReadOnlyList<StoredCell> own,
        IReadOnlyList<(int Ordinal, string Text)> paragraphs,
        IReadOnlyCollection<string> titles, List<DocumentWarning> warnings)
    {
        var annexes = new AnnexList(words, facts.Forms.Select(f => KindOf(f.FormKey)).ToHashSet(), titles);
        var narrative = paragraphs.Count == 0 ? NarrativeFacts.None : _narrative.Read(paragraphs, identity.Year, annexes);
        if (narrative.Undecided is { } several)
            warnings.Add(
                new DocumentWarning(
                    WarningKind.ScoreUnclear, identity.Unit,
                    $"正文有多个自评得分或等级（{several}），无法确定，均未采用。 The text states several self-scores or grades; none was taken."));
        var forms = narrative.Facts.Count > 0 ? [.. facts.Forms, (NarrativeReader.FormKey, null)] : facts.Forms;
        var unitForms = group.Forms.Where(f => !f.IsProject).ToList();
        var total = unitForms.Select(f => f.Total?.Score?.Value).FirstOrDefault(s => s is not null);
        var head = unitForms.Select(f => f.SelfScore?.Value).FirstOrDefault(s => s is not null);
        return new RecognisedReport
        {
            Identity = identity,
            Template = string.Join('+', forms.Select(f => KindOf(f.FormKey)).Distinct()),
            Forms = forms,
            Facts = [.. facts.Facts, .. narrative.Facts],
            Revisions = ScannedFigures.Revise(document, FormFacts.Of(facts.Facts, figure => figure).SelectMany(FormSums.Of)),
            SelfScore = total ?? head ?? narrative.SelfScore,
            ScoreSource = total is not null
                ? ScoreSource.TotalRow
                : head is not null ? ScoreSource.FormHead : narrative.SelfScore is not null ? ScoreSource.Narrative : null,
            Grade = narrative.Grade,
            Untaken = narrative.Untaken,
            Cells = own.Count,
            Claimed = own.Count(c => c.Entry is { Ignored: false }),
            Ignored = own.Count(c => c.Entry is { Ignored: true }),
        };
    }

    private static string KindOf(string formKey) => formKey.Split(':', '#')[0];

    // A table belongs to the report whose form began in it or last before it; tables before the first form belong to the first report.
    private static List<string?> OwnersOfTables(IReadOnlyList<(ReportGroup Group, ReportIdentity Identity)> reports, Document document)
    {
        var starts = reports.SelectMany(r => r.Group.Forms.Select(f => (f.TableNo, r.Identity.ReportId))).OrderBy(s => s.TableNo).ToList();
        var owners = new List<string?>();
        var tables = document.Tables.Count();
        var owner = starts.Count > 0 ? starts[0].ReportId : null;
        for (int table = 0, next = 0; table < tables; table++)
        {
            for (; next < starts.Count && starts[next].TableNo <= table; next++)
                owner = starts[next].ReportId;
            owners.Add(owner);
        }

        return owners;
    }

    /// <summary>Tables whose forms are in no report since nobody is named: what was read of them is stored nowhere, so their cells are leftovers.</summary>
    private static HashSet<int> Unstored(List<ReportGroup> unnamed, IReadOnlyList<(ReportGroup Group, ReportIdentity Identity)> reports, int tables)
    {
        var stored = reports.SelectMany(r => r.Group.Forms).Select(f => f.TableNo).ToHashSet();
        var begin = unnamed.SelectMany(g => g.Forms).Select(f => f.TableNo).Where(t => !stored.Contains(t)).ToHashSet();
        var unstored = new HashSet<int>();
        for (var table = 0; table < tables; table++)
        {
            if (begin.Contains(table) || (unstored.Contains(table - 1) && !stored.Contains(table)))
                unstored.Add(table);
        }

        return unstored;
    }

    private static List<StoredCell> Cells(
        Document document, FormContext context, List<string?> owners, HashSet<int> unstored, FormVocabulary words, FactPlaces places)
    {
        var cells = new List<StoredCell>();
        var tableNo = 0;
        foreach (var table in document.Tables)
        {
            var contacts = new ContactCells(table, tableNo, context.Ledger, words);
            foreach (var cell in table.Cells)
            {
                var entry = unstored.Contains(tableNo) ? null : context.Ledger.Of(tableNo, cell);
                if (entry is { } claimed && places.IsLost(claimed, Place.OfCell(tableNo, cell.Row, cell.Col), cell.Text))
                    entry = null;
                cells.Add(new StoredCell(tableNo, cell, contacts.Mask(cell), entry, owners[tableNo]));
            }

            tableNo++;
        }

        return cells;
    }

    /// <summary>Tables of which not one cell was read.</summary>
    private static HashSet<int> UnreadTables(List<StoredCell> cells)
    {
        var unread = new HashSet<int>();
        var read = -1;
        foreach (var cell in cells)
        {
            if (cell.TableNo == read)
                continue;
            unread.Add(cell.TableNo);
            if (cell.Entry is not null)
                unread.Remove(read = cell.TableNo);
        }

        return unread;
    }

    private static IEnumerable<Leftover> Leftovers(List<StoredCell> cells, HashSet<int> unread)
    {
        foreach (var cell in cells)
        {
            if (cell.Entry is not null || PlainText.IsBlank(cell.Cell.Text))
                continue;
            var what = unread.Contains(cell.TableNo) ? LeftoverKind.UnknownTable
                : cell.Cell.Text.Any(char.IsAsciiDigit) && cell.Cell.Text.Length < 40 ? LeftoverKind.UnreadNumber
                : LeftoverKind.UnknownCell;
            yield return new Leftover(cell.ReportId, cell.TableNo, cell.Cell.Row, cell.Cell.Col, what, cell.Text);
        }
    }

    private static IEnumerable<DocumentWarning> UnknownTables(List<StoredCell> cells, HashSet<int> unread)
    {
        foreach (var table in cells.Where(c => unread.Contains(c.TableNo) && !PlainText.IsBlank(c.Cell.Text)).GroupBy(c => c.TableNo))
        {
            yield return new DocumentWarning(WarningKind.UnknownTable, PlaceText.Of(table.Key),
                $"未识别的表（{table.Count()} 格，首格“{Shorten(table.First().Text.Value)}”）。 A table of {table.Count()} cells was not recognised; none of it was read.");
        }
    }

    private static IEnumerable<DocumentWarning> MissingIdentity(IReadOnlyList<(ReportGroup Group, ReportIdentity Identity)> reports)
    {
        foreach (var (_, identity) in reports)
        {
            if (identity.Year is null)
                yield return new DocumentWarning(WarningKind.UnknownYear, identity.Unit, "未印年度。 No fiscal year is printed.");
            if (identity.Division.Code is null)
            {
                yield return new DocumentWarning(WarningKind.UnknownDivision, identity.Unit,
                    $"区划“{identity.Division.Name ?? "?"}”不在区划表或有重名，代码留空。 The division is not in the table or is ambiguous; its code stays empty.");
            }
        }
    }

    private static string Shorten(string text) => PlainText.Unwrap(text) is { Length: > 20 } longer ? longer[..20] + "…" : PlainText.Unwrap(text) ?? "";
}
