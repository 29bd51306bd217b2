using System.Text;

namespace PerfEval.Ingest.Text;

/// <summary>Encodings by the names that pages, mails and servers state.</summary>
internal static class NamedEncoding
{
    /// <summary>Null for no name, a name that nobody knows, and UTF-7, which .NET knows and refuses.</summary>
    public static Encoding? Of(string name)
    {
        if (name.Length == 0)
        {
            return null;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
