using System.Diagnostics;
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
        Assert.All(
            RuleCatalogue.Load([]).Rules, rule => Assert.Equal([true, false], rule.Examples.Select(example => example.Fires).Distinct().OrderDescending()));
    }

    [Theory]
    [InlineData("X01.sql")]
    [InlineData("X01-what-it-looks-for.sql")]
    public void RuleOfAFolder_JoinsTheBuiltInOnes(string name)
    {
        Write(name, Header + "\nSELECT 1");

        var catalogue = RuleCatalogue.Load([_folder.FullName]);

        Assert.Empty(catalogue.Problems);
        Assert.Equal(1, Assert.Single(catalogue.Rules, rule => rule.Id == "X01").Parameters.Single().Default);
    }

    [Fact]
    public void PlainText_StandsForBothLanguages()
    {
        Write("X01.sql", Header + "\nSELECT 1");

        Assert.Equal([Once("always"), Once("low"), Once("a limit"), Once("a"), Once("b")], RemarksOf("X01"));

        static LocalizedText Once(string text) => new(text, text);
    }

    [Fact]
    public void TextInBothLanguages_KeepsEach()
    {
        Write("X01.sql", Header.Replace("info: always", "info: {zh: 总是, en: always}", StringComparison.Ordinal)
            .Replace("certainty: low", "certainty: {zh: 低, en: low}", StringComparison.Ordinal)
            .Replace("meaning: a limit", "meaning: {zh: 限, en: a limit}", StringComparison.Ordinal)
            .Replace("given: a, then: b", "given: {zh: 甲, en: a}, then: {zh: 乙, en: b}", StringComparison.Ordinal) + "\nSELECT 1");

        Assert.Equal(
            [
                new LocalizedText("总是", "always"),
                new LocalizedText("低", "low"),
                new LocalizedText("限", "a limit"),
                new LocalizedText("甲", "a"),
                new LocalizedText("乙", "b")
            ],
            RemarksOf("X01"));
    }

    [Theory]
    [InlineData("scope: [unit]", "scope: [county]", 2, "unknown scope 'county'")]
    [InlineData("scope: [unit]", "scope: [unit]\ncolour: red", 6, "unknown key 'colour'")]
    [InlineData("needs: {funding: [report_id]}\n", "", 2, "missing key 'needs'")]
    [InlineData("default: 1,", "default: one,", 9, "'default' must be a number")]
    [InlineData("zh: 题", "zh: \"题", 3, "not valid YAML")]
    [InlineData("id: X01", "id: X02", 2, "must be the file name")]
    [InlineData("title: {", "title: {{", 3, "not valid YAML")]
    [InlineData("title: {zh: 题, en: Title}", "title: 题", 3, "'title' must hold mappings")]
    [InlineData("info: always", "info: {en: always}", 4, "missing key 'zh'")]
    [InlineData("certainty: low", "certainty: {zh: 低}", 6, "missing key 'en'")]
    [InlineData("meaning: a limit", "meaning: {zh: 限, en: a limit, fr: une limite}", 9, "unknown key 'fr'")]
    [InlineData("given: a", "given: [a]", 10, "'given' must be a text")]
    [InlineData("then: b", "then: {zh: [乙], en: b}", 10, "'zh' must be a text")]
    public void FaultyHeader_IsNamedWithFileAndLine(string good, string bad, int line, string message)
    {
        var path = Write("X01.sql", Header.Replace(good, bad, StringComparison.Ordinal) + "\nSELECT 1");

        var problem = RuleCatalogue.Load([_folder.FullName]).Problems[0];

        Assert.Equal((path, line), (problem.File, problem.Line));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FileOfABuiltInRule_IsNamedByItsIdAndWhatItLooksFor() =>
        Assert.All(RuleCatalogue.Load([]).Rules, rule => Assert.Matches($"^{rule.Id}(-[a-z0-9]+)+\\.sql$", rule.File));

    [Fact]
    public void SecondRuleOfTheSameId_IsRefusedAndTheFirstStays()
    {
        Write("BA01.sql", Header.Replace("X01", "BA01", StringComparison.Ordinal) + "\nSELECT 1");

        var catalogue = RuleCatalogue.Load([_folder.FullName]);

        Assert.Contains(
            "already taken by BA01-unit-budget-adjustment-over-100-percent.sql", Assert.Single(catalogue.Problems).Message, StringComparison.Ordinal);
        Assert.NotEqual("题", catalogue.Rules.Single(rule => rule.Id == "BA01").Title.Zh);
    }

    [Fact]
    public void MissingFolder_IsRefused_LestItsFlagsGo()
    {
        var none = Path.Combine(_folder.FullName, "none");

        Assert.Contains(none, Assert.Throws<InvalidDataException>(() => RuleCatalogue.Load([none])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("printf '%300000s' x > X02.sql", "longer than 256 KB")]
    [InlineData("printf 'a\\0b' > X02.sql", "holds a NUL character")]
    [InlineData("printf '\\377\\376' > X02.sql", "no text in UTF-8")]
    [InlineData("mkfifo X02.sql", "is a pipe or a device")]
    [InlineData("ln -s /dev/zero X02.sql", "leads out of the folder")]
    [InlineData("ln -s /etc/passwd X02.sql", "leads out of the folder")]
    [InlineData("ln -s X02.sql X02.sql", "X02.sql")]
    [InlineData("ln -s nowhere X02.sql", "cannot be opened")]
    [InlineData("mkdir X02.sql", "is a folder")]
    [InlineData("(printf '/*\nid: '; printf '%60000s' | tr ' ' '['; printf '*/ SELECT 1') > X02.sql", "nested deeper than")]
    public async Task WhatIsNoRuleFile_IsNamedAndTheOthersLoad(string made, string message)
    {
        Write("X01.sql", Header + "\nSELECT 1");
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", made]) { WorkingDirectory = _folder.FullName })!;
        await shell.WaitForExitAsync();

        var catalogue = await Task.Run(() => RuleCatalogue.Load([_folder.FullName])).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Contains(message, Assert.Single(catalogue.Problems).ToString(), StringComparison.Ordinal);
        Assert.Contains(catalogue.Rules, rule => rule.Id == "X01");
    }

    [Fact]
    public void LinkWithinTheFolder_IsRead()
    {
        Write("first.txt", Header + "\nSELECT 1");
        File.CreateSymbolicLink(Path.Combine(_folder.FullName, "X01.sql"), "first.txt");

        Assert.Empty(RuleCatalogue.Load([_folder.FullName]).Problems);
    }

    private IEnumerable<LocalizedText> RemarksOf(string id)
    {
        var catalogue = RuleCatalogue.Load([_folder.FullName]);
        Assert.Empty(catalogue.Problems);
        return catalogue.Rules.Single(rule => rule.Id == id).Remarks();
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
