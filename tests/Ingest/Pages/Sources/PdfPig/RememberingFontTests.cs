using System.Diagnostics.CodeAnalysis;
using PerfEval.Ingest.Pages.Sources.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace PerfEval.Ingest.Tests.Pages.Sources.PdfPig;

public sealed class RememberingFontTests
{
    [Fact]
    public void Code_IsLookedUpOnce()
    {
        var slow = new SlowFont();
        var font = new RememberingFont(slow);

        Assert.Equal(["预", "算", "预", "预"], new[] { 1, 2, 1, 1 }.Select(code => font.TryGetUnicode(code, out var text) ? text : "?"));

        Assert.Equal([1, 2], slow.Asked);
    }

    [Fact]
    public void CodeWithoutText_StaysWithout()
    {
        var font = new RememberingFont(new SlowFont());

        Assert.False(font.TryGetUnicode(7, out _));
        Assert.False(font.TryGetUnicode(7, out var text));
        Assert.Null(text);
    }

    private sealed class SlowFont : IFont
    {
        public List<int> Asked { get; } = [];

        public NameToken? Name => null;

        public bool IsVertical => false;

        public FontDetails Details => throw new NotSupportedException();

        public bool TryGetUnicode(int characterCode, [NotNullWhen(true)] out string? value)
        {
            Asked.Add(characterCode);
            value = characterCode switch { 1 => "预", 2 => "算", _ => null };
            return value is not null;
        }

        public int ReadCharacterCode(IInputBytes bytes, out int codeLength) => throw new NotSupportedException();

        public CharacterBoundingBox GetBoundingBox(int characterCode) => throw new NotSupportedException();

        public TransformationMatrix GetFontMatrix() => throw new NotSupportedException();

        public double GetDescent() => throw new NotSupportedException();

        public double GetAscent() => throw new NotSupportedException();

        public bool TryGetPath(int characterCode, [NotNullWhen(true)] out IReadOnlyList<PdfSubpath>? path) => throw new NotSupportedException();

        public bool TryGetNormalisedPath(int characterCode, [NotNullWhen(true)] out IReadOnlyList<PdfSubpath>? path) => throw new NotSupportedException();
    }
}
