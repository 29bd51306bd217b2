using System.Globalization;
using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Normalize.Closures;
using PerfEval.Normalize.Corrections;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Privacy;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Values;
using PerfEval.Tests;

namespace PerfEval.Normalize.Tests.Recognition;

/// <summary>A sample of every layout as it is recognised: each fact with its fields in order, their print and their place, and what was left over.</summary>
public sealed class SampleTests
{
    private static readonly Recogniser s_recogniser = new(Repository.Vocabulary, Repository.Divisions, CorrectionBook.Empty);

    [Theory]
    [InlineData("anhua-2023.docx")]
    [InlineData("daying-2023.docx")]
    [InlineData("guichi-2023.html")]
    [InlineData("gulou-fuzhou-2023.html")]
    [InlineData("hechuan-2023.docx")]
    [InlineData("huarong-xiangyin-2023.txt")]
    [InlineData("linli-2023.csv")]
    [InlineData("lingshou-2023.html")]
    [InlineData("lixian-2023.xlsx")]
    [InlineData("pingjiang-2023.docx")]
    [InlineData("qingshen-2023.docx")]
    [InlineData("shouxian-2023.docx")]
    [InlineData("taoyuan-2023.txt")]
    [InlineData("zhongjiang-2023.html")]
    public void Sample_IsRecognisedAsBefore(string file)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "samples", file);
        var read = Assert.IsType<ReadResult.Read>(new DocumentReader().ReadFile(path, new ReaderLimits(), CancellationToken.None).Result);

        GoldenFile.Holds($"Recognition/Samples/{file}.facts", Text(s_recogniser.Recognise("", read.Document, new SourceHint(file), CancellationToken.None)));
    }

    private static string Text(RecognisedDocument document)
    {
        var text = new StringBuilder();
        foreach (var report in document.Reports)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{report.Identity.Division.Code} {report.Identity.Division.Name} {report.Identity.Unit} ({report.Identity.UnitFunction}) "
                + $"{report.Identity.Year}\n");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{report.Template}; score {report.SelfScore} {report.ScoreSource} {report.Grade}; cells {report.Cells} = {report.Claimed} + {report.Ignored} "
                + $"+ {report.Leftover}\n");
            foreach (var (key, title) in report.Forms)
                text.Append(CultureInfo.InvariantCulture, $"form {key} {title}\n");
            foreach (var closure in report.Proof.Closures)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"closure {closure.FormKey} {closure.TableNo} {closure.Relation} {closure.Expected} {closure.Actual} {closure.Holds?.ToString() ?? "?"} "
                    + $"{closure.Reason}\n");
                foreach (var term in closure.Terms)
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $"  {(term.IsProved ? "proves" : "-")} {term.Role} {term.Fact.View} {term.Fact.RowKey} {term.Field} {term.Value}\n");
            }

            foreach (var fact in report.Facts)
            {
                text.Append(CultureInfo.InvariantCulture, $"{fact.View} {fact.FormKey} {fact.RowKey}");
                fact.Table.Write(fact, new FieldPrinter(text, report.Proof));
                text.Append('\n');
            }
        }

        foreach (var leftover in document.Leftovers)
            text.Append(CultureInfo.InvariantCulture, $"left {leftover.TableNo},{leftover.Row},{leftover.Col} {leftover.What} {Line(leftover.Text.Value)}\n");
        foreach (var warning in document.Warnings)
            text.Append(CultureInfo.InvariantCulture, $"! {warning.Kind} {warning.Place}: {warning.Message}\n");
        return text.ToString();
    }

    private static string Line(string? text) => text?.Replace("\n", "\\n", StringComparison.Ordinal) ?? "-";

    private sealed class FieldPrinter(StringBuilder text, ReportProof proof) : IFactWriter
    {
        public void Key(string field, string? value) => Put(field, value);

        public void Key(string field, int? value) => Put(field, value?.ToString(CultureInfo.InvariantCulture));

        public void Text(string field, MaskedText? text) => Put(field, text?.Value);

        public void Flag(string field, bool value) => Put(field, value ? "true" : "false");

        public void Number(string field, Figure? figure) => Put(field, figure is null ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{figure.Value} {figure.State} \"{figure.Raw}\" "
                + $"{figure.PrintedUnit}{At(figure.Place)}{(proof.Of(figure.Place) is not Proof.Unproved and var known ? $" {known}" : "")}"));

        public void Count(string field, Figure? figure) => Number(field, figure);

        public void Words(string field, Printed? printed) => Put(field, printed is null ? null : $"{printed.Text}{At(printed.Place)}");

        public void Part(string field, decimal? value, Printed? whole) =>
            Put(field, string.Create(CultureInfo.InvariantCulture, $"{value}{(whole is null ? "" : At(whole.Place))}"));

        public void Part(string field, string? value) => Put(field, value);

        private static string At(Place place) => place.TableNo is { } table
            ? string.Create(CultureInfo.InvariantCulture, $"@{table},{place.Row},{place.Col}")
            : string.Create(CultureInfo.InvariantCulture, $"@p{place.Paragraph},{place.CharStart}-{place.CharEnd}");

        private void Put(string field, string? value) => text.Append(CultureInfo.InvariantCulture, $"\n  {field}: {Line(value)}");
    }
}
