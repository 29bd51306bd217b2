using System.Text;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>Names of the document's fonts by their number ([MS-DOC] 2.9.274 SttbfFfn).</summary>
internal static class FontNames
{
    private const int BytesBeforeName = 39;

    public static IReadOnlyList<string> Read(WordBytes bytes)
    {
        var names = new List<string>();
        if (bytes.Length < 4)
            return names;
        var count = bytes.UInt16(0);
        for (long at = 4; names.Count < count && at < bytes.Length && at + 1 + bytes.Byte(at) <= bytes.Length; at += 1 + bytes.Byte(at))
        {
            var length = bytes.Byte(at) - BytesBeforeName;
            var name = length < 0 ? "" : Encoding.Unicode.GetString(bytes.Slice(at + 1 + BytesBeforeName, length));
            names.Add(name.Split('\0')[0]);
        }

        return names;
    }
}
