using DuckDB.NET.Data;
using PerfEval.Normalize.Closures;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Forms;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Warehouse;

/// <summary>Writes facts into the appenders of their tables, and the origin of every value into provenance.</summary>
internal sealed class RowWriter(DuckDBConnection connection) : IFactWriter, IDisposable
{
    private readonly Dictionary<string, BulkLoader> _appenders = [];
    private readonly BulkLoader _cells = connection.Bulk("core", "cell");
    private readonly BulkLoader _origins = connection.Bulk("core", "provenance");
    private BulkRow? _row;
    private Fact? _fact;
    private readonly WarehouseNumbers _numbers = new(connection);
    private readonly Dictionary<string, WrittenForm> _forms = [];
    private readonly Dictionary<Fact, int> _facts = new(ReferenceEqualityComparer.Instance);
    private int _closures;
    private int? _factNo;
    private IReadOnlyDictionary<(int, int, int), MaskedText> _corrected = new Dictionary<(int, int, int), MaskedText>();
    private IReadOnlyDictionary<(int, int, int), Certainty> _certainties = new Dictionary<(int, int, int), Certainty>();
    private RecognisedReport? _report;

    /// <summary>Rows of the two large tables so far.</summary>
    public long NumberedRows { get; private set; }

    public BulkLoader Table(string name) =>
        _appenders.TryGetValue(name, out var appender) ? appender : _appenders[name] = connection.Bulk("core", name);

    /// <summary>Cells of the next facts' document that were corrected, with the text they really print.</summary>
    public void Corrected(IReadOnlyList<AppliedCorrection> corrections) =>
        _corrected = corrections.ToDictionary(c => (c.Correction.TableNo, c.Correction.Row, c.Correction.Col), c => c.Printed);

    /// <summary>Cells of the next facts' document whose values are not simply printed.</summary>
    public void Certainties(IReadOnlyDictionary<(int, int, int), Certainty> cells) => _certainties = cells;

    /// <summary>All facts of a report's document with their forms and equations.</summary>
    /// <param name="closures">How many equations of the same document are written already.</param>
    public void Write(string reportId, string documentId, RecognisedReport report, ref int closures)
    {
        (_report, _closures) = (report, closures);
        _forms.Clear();
        _facts.Clear();
        foreach (var (formKey, title) in report.Forms)
            _forms[formKey] = new WrittenForm(_numbers.NextForm++, title);
        foreach (var fact in report.Facts)
            Write(reportId, documentId, fact);
        foreach (var closure in report.Proof.Closures)
            Write(closure);
        foreach (var (formKey, form) in _forms)
        {
            Table("form").CreateRow()
                .AppendValue(reportId)
                .AppendValue(documentId)
                .AppendValue(formKey)
                .AppendValue(form.Title)
                .AppendValue(true)
                .AppendValue(form.Number)
                    .AppendValue(form.Of(Proof.Proved)).AppendValue(form.Of(Proof.Unproved)).AppendValue(form.Of(Proof.Contradicted)).EndRow();
        }

        closures = _closures;
    }

    public void Write(long documentNo, StoredCell stored)
    {
        var (cell, row) = (stored.Cell, _cells.CreateRow());
        row.AppendValue(documentNo).AppendValue(stored.TableNo).AppendValue(cell.Row).AppendValue(cell.Col).AppendValue(cell.RowSpan).AppendValue(cell.ColSpan)
            .AppendValue(stored.Text)
            .AppendValue(cell.Page)
            .AppendValue(cell.Box?.X0)
            .AppendValue(cell.Box?.Y0)
            .AppendValue(cell.Box?.X1)
            .AppendValue(cell.Box?.Y1)
            .AppendValue(cell.Confidence).AppendValue(stored.Entry is { } entry ? Claim(entry) : null).EndRow();
        NumberedRows++;
    }

    private void Write(string reportId, string documentId, Fact fact)
    {
        (_fact, _factNo) = (fact, null);
        _row = Table(fact.View).CreateRow();
        _row.AppendValue(reportId).AppendValue(documentId).AppendValue(fact.FormKey).AppendValue(fact.RowKey);
        fact.Table.Write(fact, this);
        _row.EndRow();
    }

    /// <summary>Hands all rows over to the open transaction.</summary>
    public void Complete()
    {
        foreach (var appender in _appenders.Values)
            appender.Complete();
        _cells.Complete();
        _origins.Complete();
    }

    public void Dispose()
    {
        foreach (var appender in _appenders.Values)
            appender.Dispose();
        _cells.Dispose();
        _origins.Dispose();
    }

    void IFactWriter.Key(string field, string? value) => _row!.AppendValue(value);

    void IFactWriter.Key(string field, int? value) => _row!.AppendValue(value);

    void IFactWriter.Text(string field, MaskedText? text) => _row!.AppendValue(text);

    void IFactWriter.Flag(string field, bool value) => _row!.AppendValue((bool?)value);

    void IFactWriter.Number(string field, Figure? figure)
    {
        if (figure is not null && _report!.Revisions.TryGetValue(figure.Place, out var revised))
            figure = revised;
        // More decimals than the column has are an artefact of a spreadsheet's arithmetic.
        _row!.AppendValue(figure?.Value is { } value ? decimal.Round(value, 6) : null);
        Provenance(field, figure);
    }

    void IFactWriter.Count(string field, Figure? figure)
    {
        var whole = figure?.Value is { } value && value == decimal.Truncate(value) && Math.Abs(value) <= int.MaxValue ? (int?)value : null;
        _row!.AppendValue(whole);
        Provenance(field, figure is { Value: not null } && whole is null ? figure with { State = ValueState.Text } : figure);
    }

    void IFactWriter.Words(string field, Printed? printed)
    {
        _row!.AppendValue(printed?.Text is { } text ? MaskedText.Of(text) : null);
        if (printed is not null)
            Provenance(
                field, printed.Place, MaskedText.Of(printed.Raw), printed.Text is null ? ValueState.Blank : ValueState.Text, Certainty.Printed, null, null);
    }

    void IFactWriter.Part(string field, decimal? value, Printed? whole)
    {
        // Targets are free text: “1e30” or a 20-digit code is no number that a rule could use.
        var stored = value is { } v && Math.Abs(v) < 1_000_000_000_000m ? decimal.Round(v, 6) : (decimal?)null;
        _row!.AppendValue(stored);
        if (stored is not null && whole is not null)
            Provenance(field, whole.Place, MaskedText.Of(whole.Raw), ValueState.Number, Certainty.Printed, null, Proof.Unproved);
    }

    void IFactWriter.Part(string field, string? value) => _row!.AppendValue(value);

    private void Provenance(string field, Figure? figure)
    {
        if (figure is not null)
            Provenance(
                field, figure.Place, MaskedText.Of(figure.Raw), figure.State, figure.Certainty, figure.PrintedUnit,
                figure.State == ValueState.Number ? _report!.Proof.Of(figure.Place) : null);
    }

    private void Provenance(string field, Place place, MaskedText raw, ValueState state, Certainty certainty, string? unit, Proof? proof)
    {
        if (place is { TableNo: { } table, Row: { } at, Col: { } col } && _certainties.TryGetValue((table, at, col), out var own))
        {
            // What a sum of the form says of a figure goes before what was doubtful about its cell.
            if (own == Certainty.Corrected)
                (raw, certainty) = (_corrected[(table, at, col)], own);
            else if (certainty == Certainty.Printed)
                certainty = own;
        }

        if (proof is { } counted)
            _forms[_fact!.FormKey].Count(counted);
        _origins.CreateRow()
            .AppendValue(_factNo ??= NewFact())
            .AppendValue(
                Kind(new ValueKind(field, ProvenanceCode.Of(state), ProvenanceCode.Of(certainty), unit, proof is { } known ? ProvenanceCode.Of(known) : null)))
            .AppendValue(place.TableNo)
            .AppendValue(place.Row)
            .AppendValue(place.Col)
            .AppendValue(place.Paragraph)
            .AppendValue(place.CharStart)
            .AppendValue(place.CharEnd)
            .AppendValue(raw).EndRow();
        NumberedRows++;
    }

    private int NewFact()
    {
        var number = _facts[_fact!] = _numbers.NextFact++;
        Table("fact").CreateRow().AppendValue(number).AppendValue(_forms[_fact!.FormKey].Number).AppendValue(_fact.View).AppendValue(_fact.RowKey).EndRow();
        return number;
    }

    private void Write(Closure closure)
    {
        var number = _numbers.NextClosure++;
        // Those between two forms hold of this document while both are its current ones.
        var other = closure.Terms.FirstOrDefault(t => t.Fact.FormKey != closure.FormKey)?.Fact.FormKey;
        Table("closure").CreateRow().AppendValue(number).AppendValue(_closures++).AppendValue(_forms[closure.FormKey].Number)
            .AppendValue(other is null ? null : _forms[other].Number).AppendValue(closure.TableNo).AppendValue(closure.Relation)
            .AppendValue(closure.Expected)
            .AppendValue(closure.Actual)
            .AppendValue(closure.Tolerance)
            .AppendValue(closure.Holds)
            .AppendValue(closure.Reason)
            .EndRow();
        foreach (var term in closure.Terms)
        {
            Table("closure_term").CreateRow().AppendValue(number).AppendValue(_facts[term.Fact]).AppendValue(term.Field).AppendValue(term.Role)
                .AppendValue(term.Value).AppendValue(term.IsProved).EndRow();
        }
    }

    private int Kind(ValueKind kind)
    {
        if (_numbers.Kinds.TryGetValue(kind, out var number))
            return number;
        number = _numbers.Kinds[kind] = _numbers.Kinds.Count;
        Table("value_kind").CreateRow()
            .AppendValue(number)
            .AppendValue(kind.Field)
            .AppendValue(kind.State)
            .AppendValue(kind.Certainty)
            .AppendValue(kind.Unit)
            .AppendValue(kind.Proof)
            .EndRow();
        return number;
    }

    private int? Claim(CellLedger.Entry entry)
    {
        if (_numbers.Claims.TryGetValue(entry, out var number))
            return number;
        number = _numbers.Claims[entry] = _numbers.Claims.Count;
        Table("claim").CreateRow().AppendValue(number).AppendValue((entry.Ignored ? WarehouseNumbers.Ignored : "") + entry.By).EndRow();
        return number;
    }

    private sealed record WrittenForm(int Number, string? Title)
    {
        private readonly int[] _numbers = new int[3];

        public int Of(Proof proof) => _numbers[(int)proof];

        public void Count(Proof proof) => _numbers[(int)proof]++;
    }
}
