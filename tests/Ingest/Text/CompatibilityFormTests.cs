using System.Text;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Tests.Text;

public sealed class CompatibilityFormTests
{
    [Theory]
    [InlineData("ＡＢＣ１２３（某局）㎡"), InlineData("e\u0301\u0327 某局"), InlineData(""), InlineData("😀\U0001D165\U0001D16E")]
    public void TextOfAnyScript_IsFoldedAsAWhole(string text) => Assert.Equal(text.Normalize(NormalizationForm.FormKC), CompatibilityForm.Of(text));

    [Theory]
    [InlineData("Ａ\uFFFEＢ", "A\uFFFEB"), InlineData("Ａ\uD800", "A\uD800"), InlineData("\uDC00Ａ😀", "\uDC00A😀")]
    public void WhatIsNoCharacter_StaysWhereItIs(string text, string folded) => Assert.Equal(folded, CompatibilityForm.Of(text));

    // Sorted as a whole, so many marks take an hour.
    [Fact]
    public void MarksWithoutEnd_AreFoldedInPieces()
    {
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0327", 500_000));

        var folded = CompatibilityForm.Of("ａ" + marks);

        Assert.Equal("á", folded[..1]);
        Assert.Equal(500_000, folded.Count(c => c == '\u0327'));
    }
}
