using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Tests.Catalogue;

public sealed class RuleCatalogueTests : IDisposable
{
    private const string Header = """
        /*
        id: X01
        title: {zh: 题, en: Title}
        severity: {info: always}
        scope: [unit]
        basis: [{document: 办法, clause: 条, certainty: low}]
        innocent: [{zh: 无, en: none}]
        needs: {funding: [report_id]}
        parameters: [{name: limit, default: 1, unit: 万元, meaning: a limit}]
        examples: [{fires: true, given: a, then: b}]
        */
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-rules-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void BuiltInRules_AreAllValid()
    {
        var catalogue = RuleCatalogue.Load([]);

        Assert.Empty(catalogue.Problems);
        Assert.Contains(catalogue.Rules, rule => rule.Id == "BA01");
    }

    [Fact]
    public void BuiltInRules_EachShowACaseThatFiresAndANearMiss()
    {
        Assert.All(RuleCatalogue.Load([]).Rules, rule => Assert.Equal([true, false], rule.Examples.Select(example => example.Fires).Distinct().OrderDescending()));
    }

    [Fact]
    public void RuleOfAFolder_JoinsTheBuiltInOnes()
    {
        Write("X01.sql", Header + "\nSELECT 1");

        var catalogue = RuleCatalogue.Load([_folder.FullName]);

        Assert.Empty(catalogue.Problems);
        Assert.Equal(1, Assert.Single(catalogue.Rules, rule => rule.Id == "X01").Parameters.Single().Default);
    }

    [Theory]
    [InlineData("scope: [unit]", "scope: [county]", 2, "unknown scope 'county'")]
    [InlineData("scope: [unit]", "scope: [unit]\ncolour: red", 6, "unknown key 'colour'")]
    [InlineData("needs: {funding: [report_id]}\n", "", 2, "missing key 'needs'")]
    [InlineData("default: 1,", "default: one,", 9, "'default' must be a number")]
    [InlineData("zh: 题", "zh: \"题", 3, "not valid YAML")]
    [InlineData("id: X01", "id: X02", 2, "must equal the file name")]
    [InlineData("title: {", "title: {{", 3, "not valid YAML")]
    public void FaultyHeader_IsNamedWithFileAndLine(string good, string bad, int line, string message)
    {
        var path = Write("X01.sql", Header.Replace(good, bad, StringComparison.Ordinal) + "\nSELECT 1");

        var problem = RuleCatalogue.Load([_folder.FullName]).Problems[0];

        Assert.Equal((path, line), (problem.File, problem.Line));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SecondRuleOfTheSameId_IsRefusedAndTheFirstStays()
    {
        Write("BA01.sql", Header.Replace("X01", "BA01", StringComparison.Ordinal) + "\nSELECT 1");

        var catalogue = RuleCatalogue.Load([_folder.FullName]);

        Assert.Contains("already taken by BA01.sql", Assert.Single(catalogue.Problems).Message, StringComparison.Ordinal);
        Assert.NotEqual("题", catalogue.Rules.Single(rule => rule.Id == "BA01").Title.Zh);
    }

    [Fact]
    public void MissingFolder_IsRefused_LestItsFlagsGo()
    {
        var none = Path.Combine(_folder.FullName, "none");

        Assert.Contains(none, Assert.Throws<InvalidDataException>(() => RuleCatalogue.Load([none])).Message, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
