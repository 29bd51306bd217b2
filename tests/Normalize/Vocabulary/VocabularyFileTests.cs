using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Tests.Vocabulary;

public sealed class VocabularyFileTests : IDisposable
{
    private const string Text = "# 列\ncolumn:\n  # 年初\n  initial: [年初数, \"预算,初\"]\n  full_year: [全年数]  \nother:\n  initial: [初数]\n";

    private readonly TempFolder _folder = new();

    public VocabularyFileTests() => _folder.Write("a.yaml", Text);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("column", "initial", "期初数", "[年初数, \"预算,初\"]", "[年初数, \"预算,初\", 期初数]")]
    [InlineData("column", "full_year", "全年：数", "[全年数]", "[全年数, \"全年:数\"]")]
    [InlineData("other", "initial", "期初数", "[初数]", "[初数, 期初数]")]
    public void Label_IsWrittenBehindTheLastOfItsRole_AndNothingElseChanges(string group, string role, string label, string before, string after)
    {
        VocabularyFile.Add(_folder.Path, label, new Field(group, role));

        Assert.Equal(Text.Replace(before, after, StringComparison.Ordinal), File.ReadAllText(Path.Combine(_folder.Path, "a.yaml")));
        Assert.Equal(role, VocabularyLoader.Load(_folder.Path).Role(group, label));
    }

    [Fact]
    public void KnownLabel_IsRefused_WithItsField()
    {
        var error = Assert.Throws<InvalidDataException>(() => VocabularyFile.Add(_folder.Path, "全年数", new Field("column", "initial")));
        Assert.Contains("column.full_year", error.Message, StringComparison.Ordinal);
        Assert.Equal(Text, File.ReadAllText(Path.Combine(_folder.Path, "a.yaml")));
    }

    [Theory]
    [InlineData("column", "final", "full_year")]
    [InlineData("columns", "initial", "other")]
    public void UnknownField_IsRefused_WithThoseThatExist(string group, string role, string named) => Assert.Contains(
        named, Assert.Throws<InvalidDataException>(() => VocabularyFile.Add(_folder.Path, "期初数", new Field(group, role))).Message, StringComparison.Ordinal);

    [Fact]
    public void ListOverSeveralLines_IsLeftToThePerson()
    {
        _folder.Write("a.yaml", "column:\n  initial:\n    - 年初数\n");
        Assert.Throws<InvalidDataException>(() => VocabularyFile.Add(_folder.Path, "期初数", new Field("column", "initial")));
    }

    [Fact]
    public void ShippedFiles_CanBeContinued()
    {
        var shipped = Repository.Vocabulary.Entries.Select(e => e.Field).Distinct().Where((_, i) => i % 7 == 0).ToList();
        foreach (var file in Directory.GetFiles(Repository.VocabularyFolder))
            File.Copy(file, Path.Combine(_folder.Path, Path.GetFileName(file)), overwrite: true);
        File.Delete(Path.Combine(_folder.Path, "a.yaml"));

        // A label of its own for each field: none may have two in a group.
        static string Unseen(int i) => "未见之标签" + (char)('甲' + i);
        for (var i = 0; i < shipped.Count; i++)
            VocabularyFile.Add(_folder.Path, Unseen(i), shipped[i]);

        var grown = VocabularyLoader.Load(_folder.Path);
        Assert.All(shipped.Select((field, i) => (field, i)), f => Assert.Equal(f.field.Role, grown.Role(f.field.Group, Unseen(f.i))));
    }
}
