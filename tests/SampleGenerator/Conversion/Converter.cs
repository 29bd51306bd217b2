using System.Diagnostics;

namespace PerfEval.SampleGenerator.Conversion;

/// <summary>
/// Formats that are not written here come from programs that offices use too: LibreOffice makes Word, RTF, OpenDocument and PDF files of a
/// .docx, mutool pictures of pages. Their files differ from run to run (dates, ids), their contents do not.
/// </summary>
internal sealed class Converter : IDisposable
{
    private const int ScanResolution = 200;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("samples");

    /// <param name="extension">doc, rtf, odt or pdf.</param>
    /// <exception cref="InvalidOperationException">soffice made no file.</exception>
    public byte[] FromWord(byte[] docx, string extension) => FromWord([docx], extension)[0];

    /// <summary>Many in one call: starting soffice takes longer than converting.</summary>
    public IReadOnlyList<byte[]> FromWord(IReadOnlyList<byte[]> docx, string extension)
    {
        if (docx.Count == 0)
            return [];
        var sources = docx.Select((_, i) => PathOf($"report{i}.docx")).ToList();
        foreach (var (source, bytes) in sources.Zip(docx))
            File.WriteAllBytes(source, bytes);
        Run("soffice", [$"-env:UserInstallation=file://{PathOf("profile")}", "--headless", "--convert-to", extension, "--outdir", PathOf("out"), .. sources]);
        return [.. docx.Select((_, i) => Take(Path.Combine("out", $"report{i}.{extension}")))];
    }

    /// <summary>The pages as a scanner saves them: pictures in grey, without text.</summary>
    public IReadOnlyList<byte[]> Scan(byte[] pdf)
    {
        File.WriteAllBytes(PathOf("page.pdf"), pdf);
        Run("mutool", "draw", "-q", "-r", Format.Count(ScanResolution), "-c", "gray", "-o", PathOf("page%d.png"), PathOf("page.pdf"));
        var pages = new List<byte[]>();
        while (File.Exists(PathOf($"page{pages.Count + 1}.png")))
            pages.Add(File.ReadAllBytes(PathOf($"page{pages.Count + 1}.png")));
        return pages;
    }

    /// <summary>A PDF with one picture a page.</summary>
    public byte[] Bound(IReadOnlyList<byte[]> pictures)
    {
        var files = pictures.Select((_, i) => PathOf($"scan{i}.png")).ToList();
        foreach (var (file, picture) in files.Zip(pictures))
            File.WriteAllBytes(file, picture);
        Run("mutool", ["convert", "-O", "compress,compress-images", "-o", PathOf("scan.pdf"), .. files]);
        return Take("scan.pdf");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    // A converter that fails may still end with 0; that there is a file is what counts.
    private byte[] Take(string name)
    {
        if (!File.Exists(PathOf(name)))
            throw new InvalidOperationException($"The converter made no {Path.GetFileName(name)}.");
        var bytes = File.ReadAllBytes(PathOf(name));
        File.Delete(PathOf(name));
        return bytes;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program}: {errors.Result}");
    }
}
