using FsCheck;
using FsCheck.Fluent;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Values;

public sealed class WordSearchTests
{
    private static readonly Gen<string> s_text = Gen.ArrayOf(Gen.Elements('预', '算', '数', '执', '行', 'a', '1')).Select(chars => new string(chars));

    // As if each word were looked for by itself.
    [Fact]
    public void AnyWords_AreFoundWhereTheFirstBegins_AndTheMostWantedIsTold() => Prop.ForAll(
        (from text in s_text
         from words in s_text.Where(word => word.Length is > 0 and < 4).NonEmptyListOf()
         select (Text: text, Words: words.Distinct().ToList())).ToArbitrary(),
        one =>
        {
            var search = new WordSearch(one.Words);
            var places = one.Words.Select(word => one.Text.IndexOf(word, StringComparison.Ordinal)).Where(place => place >= 0).ToList();
            return search.IndexIn(one.Text) == (places.Count > 0 ? places.Min() : -1)
                && search.BestIn(one.Text) == one.Words.FindIndex(word => one.Text.Contains(word, StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("全年预算数", 1)]
    [InlineData("预算", 2)]
    [InlineData("决算", -1)]
    public void LongerWord_ComesBeforeOneWithinIt(string text, int best) => Assert.Equal(best, new WordSearch(["执行数", "预算数", "预算"]).BestIn(text));
}
