using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Recognition;

/// <summary>Figures read from a picture are repaired only where one digit of one disputed figure closes a sum; all other doubt stays doubt.</summary>
public sealed class ScannedFigureTests
{
    private const string Form = "2023年度部门整体支出绩效自评表";
    private const string Fund = "资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分";
    private const double Twice = Trust.ReadTwice;

    [Theory]
    // The sum closes at 39.50.
    [InlineData("38.50", 39.5)]
    [InlineData("89.50", 39.5)]
    // A decimal point that was not seen.
    [InlineData("395", 39.5)]
    // Two digits differ, a digit too many, a digit too few.
    [InlineData("38.40", null)]
    [InlineData("93.50", null)]
    [InlineData("139.50", null)]
    [InlineData("9.50", null)]
    public void DisputedFigure_IsRepairedByOneDigitOnly(string read, double? repaired)
    {
        var revision = Assert.Single(Revisions(read, Trust.Disputed, Twice), r => r.Raw == read);

        Assert.Equal(repaired is null ? Certainty.OcrUncertain : Certainty.Repaired, revision.Certainty);
        Assert.Equal(repaired is null ? decimal.Parse(read, System.Globalization.CultureInfo.InvariantCulture) : (decimal)repaired, revision.Value);
    }

    [Fact]
    public void TwoDisputedFigures_AreBothUncertain() =>
        Assert.All(Revisions("38.50", Trust.Disputed, Trust.Disputed), r => Assert.Equal(Certainty.OcrUncertain, r.Certainty));

    [Theory]
    [InlineData(Trust.Review, false)]
    [InlineData(Trust.Review - 0.01, true)]
    public void OnlyFiguresToBeLookedAt_AreRepaired(double confidence, bool repaired) =>
        Assert.Equal(repaired ? 1 : 0, Revisions("38.50", confidence, Twice).Count(r => r.Certainty == Certainty.Repaired));

    [Fact]
    public void FiguresThatThePrintedFileStates_StayAsTheyAre() => Assert.Empty(Revisions("38.50", Trust.Printed, Trust.Printed));

    [Fact]
    public void SumThatHolds_RevisesNothing() => Assert.Empty(Revisions("39.50", Trust.Disputed, Twice));

    [Fact]
    public void DocumentThatWasNotScanned_IsNotRevised() => Assert.Empty(Read("38.50", Trust.Disputed, Twice, scanned: false).Revisions);

    private static IReadOnlyCollection<Figure> Revisions(string read, double confidence, double others) =>
        [.. Read(read, confidence, others, scanned: true).Revisions.Values];

    // Total 100.00 = 60.50 + what was read.
    private static RecognisedReport Read(string read, double confidence, double others, bool scanned)
    {
        var table = Tables.Of(Fund, "年度资金总额|100.00|||||", "当年财政拨款|60.50|||||", $"上年结转资金|{read}|||||");
        var doubted = table with
        {
            Cells =
            [
                .. table.Cells.Select(c => c with { Confidence = c is { Row: 3, Col: 1 } ? confidence : c is { Row: > 0, Col: 1 } ? others : Trust.Printed })
            ],
        };
        var document = Reading.Document(Reading.Unit, Form, doubted);
        return Assert.Single(Reading.Of(
            new SourceHint("测试.pdf"), scanned ? document with { Warnings = [new DocumentWarning("ocr", "page 1", "read from a picture")] } : document).Reports);
    }
}
