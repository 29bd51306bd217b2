using System.Diagnostics;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Tests.Readers.Docx;

namespace PerfEval.Ingest.Tests.Readers.Doc;

/// <summary>A .doc that another program made of a .docx gives the same blocks and warnings as that .docx.</summary>
[Collection("soffice")]
public sealed class ConvertedDocTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ToolFact("soffice")]
    public void Doc_ReadsAsItsDocx()
    {
        foreach (var sample in new[] { "anhua-2023", "ningxiang-2023", "pingjiang-2023" })
            File.Copy(Path.Combine(AppContext.BaseDirectory, "samples", sample + ".docx"), PathOf(sample + ".docx"));
        File.WriteAllBytes(PathOf("made.docx"), DocxFile.With(
            DocxFile.P("概况") + "<w:p><w:r><w:t>预算</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>88</w:t></w:r><w:r><w:t>12.5</w:t></w:r></w:p>"
            + DocxFile.Table(DocxFile.Cell("甲", "<w:vMerge w:val=\"restart\"/>") + DocxFile.Cell("1"), DocxFile.Cell("", "<w:vMerge/>") + DocxFile.Cell("2"))));
        var names = _folder.GetFiles("*.docx").Select(file => Path.GetFileNameWithoutExtension(file.Name)).Order(StringComparer.Ordinal).ToList();
        Convert();

        foreach (var name in names)
            Assert.Equal(Lines(PathOf(name + ".docx")), Lines(PathOf(name + ".doc")));
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private void Convert()
    {
        string[] arguments =
        [
            $"-env:UserInstallation={new Uri(PathOf("profile")).AbsoluteUri}", "--headless", "--norestore", "--convert-to", "doc:MS Word 97", "--outdir",
            _folder.FullName,
            .. _folder.GetFiles("*.docx").Select(file => file.FullName),
        ];
        using var soffice = Process.Start(new ProcessStartInfo("soffice", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = soffice.StandardError.ReadToEndAsync();
        soffice.StandardOutput.ReadToEnd();
        soffice.WaitForExit();
    }

    private static List<string> Lines(string path)
    {
        var document = Reading.OfFile(path);
        return [
            .. document.Warnings.Select(warning => warning.ToString()),
            .. document.Blocks.SelectMany(block => block is Table table ? Reading.Cells(table) : [((Paragraph)block).Text])
        ];
    }
}
