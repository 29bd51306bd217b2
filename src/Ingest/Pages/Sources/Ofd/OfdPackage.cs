using System.Text;
using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages.Sources.Ofd;

/// <summary>The parts of an OFD package. Locations never leave the package, whatever they say.</summary>
internal sealed class OfdPackage(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct) : IDisposable
{
    public const string Root = "OFD.xml";

    private readonly ZipParts _parts = new(content, Formats.Ofd, limits);

    public void Dispose() => _parts.Dispose();

    /// <summary>Null where the package has no such part.</summary>
    /// <exception cref="ReadingStoppedException">Damaged, encrypted, or too large when unpacked.</exception>
    public XmlParts? Open(string path) =>
        _parts.Read(path, ct) is { } bytes ? new XmlParts(bytes, limits, ct) : null;

    /// <summary>A location found in a part: from the root of the package where it begins with a slash, else from that part's folder.</summary>
    public static string Resolve(string part, string location)
    {
        location = location.Trim().Replace('\\', '/');
        var path = location.StartsWith('/') ? [] : part.Split('/').SkipLast(1).ToList();
        foreach (var step in location.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                path.RemoveRange(Math.Max(0, path.Count - 1), Math.Min(1, path.Count));
            }
            else if (step != ".")
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }

    /// <summary>Everything between the tags of the current element.</summary>
    public static string Text(XmlParts xml)
    {
        var text = new StringBuilder();
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            text.Append(xml.IsText ? xml.Value : "");
        }

        return text.ToString();
    }
}
