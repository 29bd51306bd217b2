using System.Buffers.Binary;
using System.Globalization;
using PerfEval.Ingest.Readers.Docx;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>Properties of characters by their offset in the main stream.</summary>
internal sealed class CharacterFormats(FormattedPages pages, IReadOnlyList<string> fonts)
{
    private const byte On = 1;
    private const byte OppositeOfStyle = 0x81;
    private const byte Superscript = 1;
    private const byte Subscript = 2;

    private FormattedRun _run;
    private Piece? _piece;
    private CharacterFormat _format = CharacterFormat.Plain;

    public CharacterFormat Of(Piece piece, long offset)
    {
        if (_run.Holds(offset) && ReferenceEquals(_piece, piece))
            return _format;
        (_run, _piece) = (pages.Find(offset), piece);
        return _format = Apply(Apply(CharacterFormat.Plain, _run.Properties.Span), piece.Changes.Span);
    }

    private CharacterFormat Apply(CharacterFormat format, ReadOnlySpan<byte> modifiers)
    {
        for (var list = new SprmList(modifiers); list.Next();)
        {
            var on = list.Value is On or OppositeOfStyle;
            format = list.Code switch
            {
                Sprm.Deleted => format with { Deleted = on },
                Sprm.Vanish => format with { Hidden = on },
                Sprm.Strike => format with { Struck = on },
                Sprm.DoubleStrike => format with { StruckTwice = on },
                Sprm.Raise => format with { Raised = list.Value is Superscript or Subscript },
                Sprm.Special => format with { Special = on },
                Sprm.Ole => format with { Object = on },
                Sprm.Font => format with { Font = FontName(list.Number) },
                Sprm.Symbol when list.Operand.Length == 4 => format with { Symbol = Symbol(list.Operand) },
                _ => format,
            };
        }

        return format;
    }

    private string Symbol(ReadOnlySpan<byte> operand)
    {
        var font = BinaryPrimitives.ReadUInt16LittleEndian(operand);
        var code = BinaryPrimitives.ReadUInt16LittleEndian(operand[2..]).ToString("X4", CultureInfo.InvariantCulture);
        return SymbolFonts.Character(FontName(font), code);
    }

    private string? FontName(int number) => number >= 0 && number < fonts.Count ? fonts[number] : null;
}
