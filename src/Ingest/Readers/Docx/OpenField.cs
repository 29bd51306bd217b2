using PerfEval.Ingest.Containers.Zip;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>A field whose end has not come yet.</summary>
internal sealed class OpenField
{
    /// <summary>The reader is between the field's begin and its separator.</summary>
    public bool InInstruction { get; set; } = true;

    /// <summary>Text of the field's result has been read.</summary>
    public bool HasResult { get; set; }

    /// <summary>What a drop-down list of a form shows: it has no result in the text. Null where the field is none.</summary>
    public string? Choice { get; private init; }

    /// <summary>The field that the current <c>w:fldChar</c> begins; reads all of that element.</summary>
    public static OpenField Read(XmlParts xml)
    {
        var (isList, chosen, first) = (false, (int?)null, (int?)null);
        var entries = new List<string>();
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            switch (xml.IsElement ? xml.Name : "")
            {
                case "ddList":
                    isList = true;
                    break;
                case "result":
                    chosen = xml.Number("val", 0, int.MaxValue);
                    break;
                case "default":
                    first = xml.Number("val", 0, int.MaxValue);
                    break;
                case "listEntry":
                    entries.Add(xml.Attribute("val") ?? "");
                    break;
            }
        }

        return new OpenField { Choice = isList && (chosen ?? first ?? 0) is var at && at < entries.Count ? entries[at] : null };
    }
}
