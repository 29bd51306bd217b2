using System.Reflection;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Closures;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Values;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Dictionary;

namespace PerfEval.Normalize.Tests.Warehouse;

/// <summary>A code that the program writes has its line in codes.tsv, and every line there a code that the program writes.</summary>
public sealed class CodeTests
{
    [Theory]
    [InlineData("warning_kind", typeof(WarningKind))]
    [InlineData("document_status", typeof(DocumentStatus))]
    [InlineData("scope", typeof(Scopes))]
    [InlineData("side", typeof(Sides))]
    [InlineData("form", typeof(FormKind))]
    [InlineData("score_source", typeof(ScoreSource))]
    [InlineData("leftover", typeof(LeftoverKind))]
    [InlineData("relation", typeof(ClosureRelation))]
    [InlineData("closure_reason", typeof(ClosureReason))]
    [InlineData("closure_role", typeof(TermRole))]
    public void Constants_AreTheCodesOfTheirSet(string set, Type constants) => Assert.Equal(
        Codes(set),
        constants.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void ValueStates_AreTheCodesOfTheirSet() =>
        Assert.Equal(Codes("value_state"), Enum.GetValues<ValueState>().Select(ProvenanceCode.Of).Order(StringComparer.Ordinal));

    [Fact]
    public void Certainties_AreTheCodesOfTheirSet() =>
        Assert.Equal(Codes("certainty"), Enum.GetValues<Certainty>().Select(ProvenanceCode.Of).Order(StringComparer.Ordinal));

    [Fact]
    public void Proofs_AreTheCodesOfTheirSet() => Assert.Equal(Codes("proof"), Enum.GetValues<Proof>().Select(ProvenanceCode.Of).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Codes(string set) => ViewCatalogue.OfFacts().Codes(set).Select(code => code.Code).Order(StringComparer.Ordinal);
}
