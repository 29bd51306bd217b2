namespace PerfEval.Analytics.Tests.Running;

/// <summary>A flag is as sure as the weakest number it rests on, and no error where the reader may be at fault.</summary>
public sealed class FlagProofTests
{
    private const string Flag =
        "SELECT severity, proof, contains(message, '请先核对原文'), contains(message_en, 'look at the original') FROM flag WHERE rule_id = 'AR01'";

    [Theory]
    [InlineData("proved", "proved", "proved")]
    [InlineData("proved", "unproved", "unproved")]
    [InlineData("unproved", "contradicted", "contradicted")]
    public void Flag_IsAsSureAsItsWeakestNumber(string total, string part, string weakest)
    {
        using var warehouse = Sum(total, part, "printed");

        Assert.Equal([$"error|{weakest}|False|False"], warehouse.Query(Flag));
    }

    [Theory]
    [InlineData("printed", "error", false)]
    [InlineData("corrected", "error", false)]
    [InlineData("inferred", "warning", true)]
    [InlineData("ocr_uncertain", "warning", true)]
    [InlineData("repaired", "warning", true)]
    public void ContradictedNumber_ReadInDoubt_IsToBeLookedAtAndNoError(string certainty, string severity, bool look)
    {
        using var warehouse = Sum("unproved", "contradicted", certainty);

        Assert.Equal([$"{severity}|contradicted|{look}|{look}"], warehouse.Query(Flag));
    }

    [Fact]
    public void DoubtfulNumber_ThatNothingContradicts_StaysAnError()
    {
        using var warehouse = Sum("proved", "unproved", "inferred");

        Assert.Equal(["error|unproved|False|False"], warehouse.Query(Flag));
    }

    [Fact]
    public void ContradictedNumber_OfADocumentThatLostSome_IsToBeLookedAt()
    {
        using var warehouse = Sum("unproved", "contradicted", "printed", "INSERT INTO core.warning VALUES ('r1.doc', 'numbers_lost', '', '')");

        Assert.Equal(["warning|contradicted|True|True"], warehouse.Query(Flag));
    }

    [Fact]
    public void FlagWithoutNumbers_HasNoProof()
    {
        using var warehouse = Sum("proved", "proved", "printed", "UPDATE core.value_kind SET proof = NULL");

        Assert.Equal(["error||False|False"], warehouse.Query(Flag));
    }

    [Fact]
    public void ProofByAnotherYearsReport_IsFollowed()
    {
        using var warehouse = Sum("unproved", "unproved", "printed");
        warehouse.Execute("INSERT INTO core.late_proof SELECT 0, fact_no, 'initial', form_no, 'contradicted' FROM core.fact WHERE row_key = 'project:道路/1'");

        warehouse.Analyze();

        Assert.Equal(["error|contradicted|False|False"], warehouse.Query(Flag));
    }

    // 100 = 80 + 10 does not hold; the proof is that of the total and of one part.
    private static WarehouseFixture Sum(string total, string part, string certainty, string? before = null)
    {
        var warehouse = new WarehouseFixture();
        var report = warehouse.Report();
        warehouse.Funding(report, initial: 100, project: "道路");
        warehouse.Funding(report, initial: 80, project: "道路", line: "current_year_appropriation");
        warehouse.Funding(report, initial: 10, project: "道路", line: "carry_over");
        warehouse.Proof(report, "funding", "project:道路/0", "initial", total);
        warehouse.Proof(report, "funding", "project:道路/1", "initial", part, certainty);
        if (before is not null)
            warehouse.Execute(before);
        warehouse.Analyze();
        return warehouse;
    }
}
