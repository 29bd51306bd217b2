using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Forms.BaseData;
using PerfEval.Normalize.Forms.ScoreSheet;
using PerfEval.Normalize.Forms.UnitAndProjectSelfEvaluation;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Recognition;

/// <summary>
/// Walks the rows of a document's tables in reading order and hands them to the sections whose header rows it meets. Knows no form
/// itself: sections are found by their header labels, wherever they stand.
/// </summary>
public sealed partial class FormRecogniser
{
    private const int LongestTitle = 60;
    private const int LongestHead = 16;
    private const int FewestColumns = 3;

    // Formats whose cells follow one another without places of their own.
    private static readonly HashSet<string> s_flowing = ["html", "mhtml", "docx", "doc", "wps", "rtf", "odt"];

    /// <summary>Asked in this order whether a row opens them: stricter headers first.</summary>
    private readonly IFormSection[] _sections =
    [
        new ListSection(), new StaffingSection(), new BudgetSection(), new BuildingSection(), new ScoreSheetSection(),
        new IndicatorSection(), new FundingPairs(),
        new FundingSection(), new GoalSection(),
    ];

    /// <summary>
    /// Drafts of all forms in the document, with a ledger of every cell they used. Where a form prints no unit of money and the other forms
    /// of the file all print the same one (once above several forms, or below them), that one holds for it too; where they print several,
    /// its amounts stay unread.
    /// </summary>
    public FormContext Recognise(Document document, FormVocabulary vocabulary, CancellationToken ct)
    {
        var context = new FormContext(vocabulary);
        var units = Read(document, context, ct);
        // What the file prints elsewhere holds unless the amounts are too large for it, or the text says otherwise.
        var isUsual = units.Count > 0 && units.All(u => MoneyUnit.InTenThousandYuan(u) == 1);
        if (context.WithoutUnit is not { } place || (isUsual && AssumedUnit.Of(context.Unitless, document) == "万元"))
            return context;
        var assumed = units.Count == 0;
        var unit = assumed ? AssumedUnit.Of(context.Unitless, document) : units.Count == 1 && !isUsual ? units.Single() : null;
        var carried = new FormContext(vocabulary) { FileMoneyUnit = unit ?? "?" };
        Read(document, carried, ct);
        carried.Warnings.Add(new DocumentWarning(WarningKind.MoneyUnit, PlaceText.Of(place.TableNo ?? 0, place.Row), (unit, assumed) switch
        {
            ({ } u, true) => $"全文未印金额单位，金额按{u}计，系推断。 No unit of money is printed anywhere; {u} was assumed.",
            (null, true) => "全文未印金额单位，金额大小与文字都不能断定是元还是万元，金额未读取。 No unit of money is printed anywhere, and neither size nor text tells yuan from 万元; the "
                + "amounts were not read.",
            ({ } u, false) => $"表内未印金额单位，沿用同一文件所印的“{u}”。 The form prints no unit of money; {u}, printed elsewhere in the file, was taken.",
            (null, false) => $"表内未印金额单位，同一文件印有{string.Join('、', units)}，金额未读取。 The form prints no unit of money and the file prints several; its amounts were "
                + $"not read.",
        }));
        return carried;
    }

    /// <returns>Units of money that lines above and below the recognised tables print.</returns>
    private HashSet<string> Read(Document document, FormContext context, CancellationToken ct)
    {
        var walk = new Walk(context, _sections);
        var titles = new TitleWindow(context.Vocabulary);
        var units = new HashSet<string>();
        var tableNo = 0;
        foreach (var block in document.Blocks)
        {
            ct.ThrowIfCancellationRequested();
            switch (block)
            {
                case Paragraph paragraph:
                    titles.Add(paragraph.Text);
                    break;
                case Table table:
                    var heading = titles.Take();
                    var rows = StackedHeads.Join(FormRow.Of(table, tableNo, s_flowing.Contains(document.Format)), context.Vocabulary);
                    walk.BeginTable(heading, table.Caption, tableNo, rows);
                    for (var i = 0; i < rows.Count; i++)
                    {
                        context.RowsBelow = rows.Skip(i + 1);
                        walk.Row(rows[i]);
                    }

                    if (heading.MoneyUnit is { } unit && table.Cells.Any(c => context.Ledger.Of(tableNo, c) is not null))
                        units.Add(unit);
                    units.UnionWith(walk.UnitsInTable);
                    tableNo++;
                    break;
            }
        }

        if (titles.Take().MoneyUnit is { } last)
            units.Add(last);
        return units;
    }

    [GeneratedRegex(@"(?:\(续表?[一二三四五六七八九十0-9]{0,2}\)|[-—]?续表?[一二三四五六七八九十0-9]{0,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex ContinuedMark();

    private sealed class Walk(FormContext context, IFormSection[] sections)
    {
        private ISectionRows? _section;
        private string? _caption;

        /// <summary>Units printed in rows of their own.</summary>
        public HashSet<string> UnitsInTable { get; } = [];

        public void BeginTable(TitleWindow.Heading heading, string? caption, int tableNo, List<FormRow> rows)
        {
            var title = heading.Title ?? (caption is not null && IsTitle(caption) ? caption : null);
            // The second block of a worksheet, or of a form whose title is printed again, names nobody: it goes on with the form above.
            var repeated = heading.Title is null ? caption == _caption : WithoutContinued(PlainText.Squeeze(heading.Title)) == context.Form.Title;
            _caption = caption;
            if (title is not null && repeated && context.Forms.Count > 0 && context.Form is { Empty: false, Total: null } && !rows.Exists(NamesSomebody))
                title = null;
            if (title is not null || context.Forms.Count == 0)
            {
                _section = null;
                context.StartForm(title, tableNo, heading.Year);
            }

            // A table that a page cut in two goes on without words between its parts.
            if (heading.Separate)
                _section = null;

            context.FormMoneyUnit = heading.MoneyUnit ?? context.FormMoneyUnit;
        }

        // 项目支出绩效自评表（续）, （续一）, 续表: the same title on the next page.
        private static string WithoutContinued(string title) => ContinuedMark().Replace(title, "");

        private bool NamesSomebody(FormRow row) =>
            (row.Filled is [var first, ..] && context.Vocabulary.Role("key", first.Label) is "project_name" or "unit_name")
                || (row.Filled is [var only] && IsTitle(only.Text));

        public void Row(FormRow row)
        {
            Read(row);
            context.RowAbove = row;
        }

        private void Read(FormRow row)
        {
            if (row.Blank || TakeTitle(row) || TakeYear(row) || TakeUnit(row) || TakeColumnNumbers(row))
                return;
            // 自评总分 is a key in the head of a form and the label of the total below its indicators.
            var total = context.Form.Indicators.Count + context.Form.ScoreItems.Count > 0 && TotalRow.Is(row, context.Vocabulary);
            if (!total && !ListSection.IsHeader(row, context.Vocabulary) && KeyValueRow.Accept(row, context))
            {
                _section = null;
                return;
            }

            foreach (var candidate in sections)
            {
                if (candidate.Open(row, context) is not { } opened)
                    continue;
                _section = opened;
                foreach (var head in row.UpperHeads)
                    context.Ledger.Claim(head, "label");
                return;
            }

            if (_section is not null && _section.Accept(row))
                return;
            if (KeyValueRow.IgnoreNote(row, context))
                return;
            if (Array.TrueForAll(
                row.Filled, s => context.Vocabulary.Role("section_label", s.Label) is not null || context.Vocabulary.Role("base_section", s.Label) is not null))
            {
                foreach (var slot in row.Filled)
                    context.Ledger.Claim(slot, "label");
                return;
            }

            if (HeadsSomethingElse(row))
                _section = null;
        }

        // Short words in every cell of a row that the open section refuses: other columns begin, whose numbers must not be read under the old heads. The
        // first may be the name of what begins (楼堂馆所控制情况（2023年完工项目）).
        private static bool HeadsSomethingElse(FormRow row) =>
            row.Filled.Length >= 3 && Array.TrueForAll(row.Filled, s => s.State == ValueState.Text)
            && row.Filled[0].Text.Length <= LongestTitle && row.Filled.Skip(1).All(s => s.Text.Length <= LongestHead);

        // A title printed inside the table, as one cell over its whole width.
        private bool TakeTitle(FormRow row)
        {
            if (row.Filled is not [var only] || !IsTitle(only.Text))
                return false;
            context.Ledger.Claim(only, "title");
            _section = null;
            if (!context.Form.Empty || context.Form.Title is null)
                context.StartForm(only.Text, row.TableNo);
            else
                context.FormMoneyUnit = TitleWindow.UnitIn(only.Text, context.Vocabulary) ?? context.FormMoneyUnit;
            return true;
        }

        // 栏次 | 1 | 2 | 3 below the heads: the numbers of the columns.
        private bool TakeColumnNumbers(FormRow row)
        {
            var numbers = row.Filled.SkipWhile(slot => PlainText.Squeeze(slot.Text) is "栏次" or "列次" or "行次" or "栏目").ToList();
            if (numbers.Count < FewestColumns
                || numbers.Where((slot, i) => PlainText.Squeeze(slot.Text) != (i + 1).ToString(CultureInfo.InvariantCulture)).Any())
                return false;
            foreach (var slot in row.Filled)
                context.Ledger.Ignore(slot, "column_number");
            return true;
        }

        // （2023年度） in a row of its own at the head of the form.
        private bool TakeYear(FormRow row)
        {
            if (!context.Form.Empty || row.Filled is not [var only] || TitleWindow.YearIn(PlainText.Squeeze(only.Text)) is not { } year)
                return false;
            context.Ledger.Claim(only, "title");
            context.TakeYear(year, row.TableNo);
            return true;
        }

        private bool TakeUnit(FormRow row)
        {
            foreach (var slot in row.Filled)
            {
                if (TitleWindow.UnitIn(slot.Text, context.Vocabulary) is not { } unit)
                    continue;
                context.FormMoneyUnit = unit;
                UnitsInTable.Add(unit);
                context.Ledger.Claim(slot, "money_unit");
            }

            return Array.TrueForAll(row.Filled, context.Ledger.Knows);
        }

        private bool IsTitle(string text)
        {
            var squeezed = PlainText.Squeeze(text);
            return squeezed.Length <= LongestTitle && context.Vocabulary.RoleWithin("form_title", squeezed) is not null;
        }
    }
}
