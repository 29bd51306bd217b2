using System.Text;
using PerfEval.Ingest.Readers.Office;

namespace PerfEval.Ingest.Tests.Readers.Office;

public sealed class RtfCodePageTests
{
    [Theory]
    [InlineData(@"{\rtf1\ansi\deff0{\fonttbl{\f0\fcharset134 A;}}x}", @"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 A;}}x}")]
    [InlineData(@"{\rtf1{\fonttbl{\f0\fcharset136 A;}}x}", @"{\rtf1\ansicpg950{\fonttbl{\f0\fcharset136 A;}}x}")]
    [InlineData(@"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset134 A;}}x}", @"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset134 A;}}x}")]
    [InlineData(@"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}}x}", @"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}}x}")]
    public void CodePage_IsThatOfTheFonts(string rtf, string stated) =>
        Assert.Equal(stated, Encoding.ASCII.GetString(RtfCodePage.Stated(Encoding.ASCII.GetBytes(rtf)).Span));
}
