using System.Security.Cryptography;
using System.Text;

namespace PerfEval.Normalize.Identity;

/// <summary>Ids that the same facts give in every warehouse: 60 bits of SHA-256 as twelve base-32 letters (short enough to be stored inline).</summary>
public static class StableId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', parts!)));
        var bits = BitConverter.ToUInt64(hash);
        return string.Create(12, bits, static (span, value) =>
        {
            for (var i = 0; i < span.Length; i++, value >>= 5)
                span[i] = Alphabet[(int)(value & 31)];
        });
    }

    /// <summary>document = (origin, sha256).</summary>
    public static string Document(string origin, string sha256) => Of("document", origin, sha256);

    /// <summary>report = (division, unit, year).</summary>
    public static string Report(string? divisionCode, string? division, string unit, int? year) =>
        Of("report", divisionCode ?? division, unit, year?.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
