using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages.Sources.Ofd;

/// <summary>One document of a package: its pages, templates and fonts. Elements count by their local names, as older writers use another namespace.</summary>
internal sealed class OfdDocument
{
    private readonly List<string> _resources = [];

    private OfdDocument(string part) => Part = part;

    public string Part { get; }

    /// <summary>x, y, width and height of pages that do not say their own, in millimetres.</summary>
    public double[]? PhysicalBox { get; private set; }

    /// <summary>Parts of the pages, in reading order.</summary>
    public List<string> Pages { get; } = [];

    /// <summary>Parts of the template pages by their identifiers.</summary>
    public Dictionary<string, string> Templates { get; } = [];

    /// <summary>Names by identifier.</summary>
    public Dictionary<string, string> Fonts { get; } = [];

    public bool HasAnnotations { get; private set; }

    /// <summary>Parts with the documents of a package.</summary>
    public static List<string> Roots(OfdPackage package)
    {
        using var xml = package.Open(OfdPackage.Root)
            ?? throw new ReadingStoppedException(Rejections.Damaged(Formats.Ofd, "包内没有 OFD.xml (the package has no OFD.xml)"));
        var roots = new List<string>();
        if (xml.MoveToRoot())
        {
            for (var depth = xml.Enter(); xml.Next(depth);)
            {
                if (xml.IsElement && xml.Name == "DocRoot")
                {
                    roots.Add(OfdPackage.Resolve(OfdPackage.Root, OfdPackage.Text(xml)));
                }
            }
        }

        return roots;
    }

    /// <exception cref="ReadingStoppedException">The document is missing, or lists more pages than the limit.</exception>
    public static OfdDocument Read(OfdPackage package, string part, ReaderLimits limits)
    {
        var document = new OfdDocument(part);
        using var xml = package.Open(part) ?? throw new ReadingStoppedException(Rejections.Damaged(Formats.Ofd, $"缺少 {part} ({part} is missing)"));
        if (xml.MoveToRoot())
        {
            for (var depth = xml.Enter(); xml.Next(depth);)
            {
                document.ReadElement(xml, limits);
            }
        }

        foreach (var resource in document._resources)
        {
            document.ReadFonts(package, resource);
        }

        return document;
    }

    private void ReadElement(XmlParts xml, ReaderLimits limits)
    {
        switch (xml.IsElement ? xml.Name : "")
        {
            case "PhysicalBox":
                PhysicalBox ??= OfdNumbers.Array(OfdPackage.Text(xml), 4);
                break;
            case "PublicRes" or "DocumentRes":
                _resources.Add(OfdPackage.Resolve(Part, OfdPackage.Text(xml)));
                break;
            case "TemplatePage" when xml.Attribute("ID") is { } id && xml.Attribute("BaseLoc") is { } location:
                Templates.TryAdd(id, OfdPackage.Resolve(Part, location));
                break;
            case "Page" when xml.Attribute("BaseLoc") is { } location:
                Pages.Add(OfdPackage.Resolve(Part, location));
                if (Pages.Count > limits.MaxArchiveEntries)
                {
                    throw new ReadingStoppedException(Rejections.TooComplex($"页数超过 {limits.MaxArchiveEntries}", $"more than {limits.MaxArchiveEntries} pages"));
                }

                break;
            case "Annotations":
                HasAnnotations = true;
                break;
            // Outlines, actions and permissions hold no text of the pages.
            case "Outlines" or "Actions" or "Permissions" or "Bookmarks":
                xml.Skip();
                break;
        }
    }

    private void ReadFonts(OfdPackage package, string part)
    {
        using var xml = package.Open(part);
        if (xml is null || !xml.MoveToRoot())
        {
            return;
        }

        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsElement && xml.Name == "Font" && xml.Attribute("ID") is { } id && xml.Attribute("FontName") is { } name)
            {
                Fonts.TryAdd(id, name);
            }
        }
    }
}
