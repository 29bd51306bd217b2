using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace PerfEval.Benchmarks;

/// <summary>The least that any reader of .docx in .NET must do: inflate the document part and pull every node through XmlReader. One thread.</summary>
internal static class FloorPass
{
    public static int Run(string folder)
    {
        var nodes = 0L;
        foreach (var file in Directory.EnumerateFiles(folder, "*.docx"))
        {
            using var archive = ZipFile.OpenRead(file);
            using var part = archive.GetEntry("word/document.xml")!.Open();
            using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            while (xml.Read())
                nodes++;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nodes} nodes"));
        return 0;
    }
}
