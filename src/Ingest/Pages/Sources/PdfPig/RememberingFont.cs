using System.Diagnostics.CodeAnalysis;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>
/// A font that looks a code's text up once. PdfPig walks all ranges of a predefined encoding (14,000 of UniGB-UCS2-H) for each character of a page.
/// </summary>
internal sealed class RememberingFont(IFont font) : IFont
{
    private readonly Dictionary<int, string?> _texts = [];

    public NameToken? Name => font.Name;

    public bool IsVertical => font.IsVertical;

    public FontDetails Details => font.Details;

    public int ReadCharacterCode(IInputBytes bytes, out int codeLength) => font.ReadCharacterCode(bytes, out codeLength);

    public bool TryGetUnicode(int characterCode, [NotNullWhen(true)] out string? value)
    {
        if (!_texts.TryGetValue(characterCode, out value))
        {
            _ = font.TryGetUnicode(characterCode, out value);
            _texts.Add(characterCode, value);
        }

        return value is not null;
    }

    public CharacterBoundingBox GetBoundingBox(int characterCode) => font.GetBoundingBox(characterCode);

    public TransformationMatrix GetFontMatrix() => font.GetFontMatrix();

    public double GetDescent() => font.GetDescent();

    public double GetAscent() => font.GetAscent();

    public bool TryGetPath(int characterCode, [NotNullWhen(true)] out IReadOnlyList<PdfSubpath>? path) => font.TryGetPath(characterCode, out path);

    public bool TryGetNormalisedPath(int characterCode, [NotNullWhen(true)] out IReadOnlyList<PdfSubpath>? path) =>
        font.TryGetNormalisedPath(characterCode, out path);
}
