using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Tests.Vocabulary;

public sealed class VocabularyLoaderTests
{
    [Fact]
    public void LabelWithTwoRoles_NamesFileAndLabel()
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", "column:\n  initial: [年初数]\n");
        folder.Write("b.yaml", "column:\n  full_year: [\"年初数：\"]\n");
        var error = Assert.Throws<InvalidDataException>(() => VocabularyLoader.Load(folder.Path));
        Assert.Contains("b.yaml", error.Message, StringComparison.Ordinal);
        Assert.Contains("年初数", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BrokenYaml_NamesFileAndLine()
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", "column:\n  initial: [年初数\n");
        Assert.Contains("a.yaml (", Assert.Throws<InvalidDataException>(() => VocabularyLoader.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("column:\n  initial: [年初数]\n  initial: [期初数]\n", "(3,")]
    [InlineData("column:\n  initial: 年初数\n", "(2,")]
    public void KeyGivenTwiceOrOtherShape_NamesFileAndLine(string yaml, string place)
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", yaml);
        Assert.Contains("a.yaml " + place, Assert.Throws<InvalidDataException>(() => VocabularyLoader.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("column:\n  initial:\n")]
    [InlineData("column:\n")]
    public void EmptyRoleOrGroup_NamesFile(string yaml)
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", yaml);
        Assert.Contains("a.yaml", Assert.Throws<InvalidDataException>(() => VocabularyLoader.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FolderWithoutFiles_IsNamed()
    {
        using var folder = new TempFolder();
        Assert.Contains(folder.Path, Assert.Throws<InvalidDataException>(() => VocabularyLoader.Load(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Synonym_AddedToAFile_ChangesTheHash()
    {
        using var folder = new TempFolder();
        folder.Write("a.yaml", "column:\n  initial: [年初数]\n");
        var before = VocabularyLoader.Load(folder.Path);
        folder.Write("a.yaml", "column:\n  initial: [年初数, 期初数]\n");
        var after = VocabularyLoader.Load(folder.Path);
        Assert.Null(before.Role("column", "期初数"));
        Assert.Equal("initial", after.Role("column", "期初数"));
        Assert.NotEqual(before.Hash, after.Hash);
    }
}
