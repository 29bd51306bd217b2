using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace PerfEval.Worker.State;

/// <summary>
/// Text from outside: what a file or a program made a run say. PostgreSQL refuses NUL and half a surrogate pair, and with them the whole
/// statement; both stores keep U+FFFD instead.
/// </summary>
internal sealed class StorableText() : ValueConverter<string, string>(text => Stored(text), stored => stored)
{
    private static string Stored(string text)
    {
        var whole = text.Replace('\0', '\uFFFD');
        // The encoding's round trip replaces what is no character; most texts have none and stay the same object.
        for (var i = 0; i < whole.Length; i++)
        {
            if (!char.IsSurrogate(whole[i]))
                continue;
            if (i + 1 == whole.Length || !char.IsSurrogatePair(whole[i], whole[i + 1]))
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(whole));
            i++;
        }

        return whole;
    }
}
