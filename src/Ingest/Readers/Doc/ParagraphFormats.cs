using System.Buffers.Binary;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>Properties of paragraphs by the offset of their mark in the main stream. Rows with many cells keep theirs in the Data stream.</summary>
internal sealed class ParagraphFormats(FormattedPages pages, WordBytes data)
{
    /// <summary>Tables in tables in tables: Word itself makes a dozen at most.</summary>
    public const int MostDepth = 50;

    private FormattedRun _run;
    private Piece? _piece;
    private ParagraphFormat _format = new();

    public ParagraphFormat Of(Piece piece, long offset)
    {
        if (_run.Holds(offset) && ReferenceEquals(_piece, piece))
            return _format;
        (_run, _piece, _format) = (pages.Find(offset), piece, new ParagraphFormat());
        var properties = _run.Properties.Span;
        if (properties.Length >= 2)
        {
            _format.Style = BinaryPrimitives.ReadUInt16LittleEndian(properties);
            Apply(_format, properties[2..], inData: false);
        }

        Apply(_format, piece.Changes.Span, inData: false);
        return _format;
    }

    private void Apply(ParagraphFormat format, ReadOnlySpan<byte> modifiers, bool inData)
    {
        for (var list = new SprmList(modifiers); list.Next();)
        {
            switch (list.Code)
            {
                case Sprm.Huge or Sprm.HugeOfWord97 or Sprm.TableProperties when !inData:
                    Apply(format, data.Slice(list.Number + 2L, data.UInt16(list.Number)), inData: true);
                    break;
                case Sprm.InTable:
                    format.InTable = list.Value == 1;
                    break;
                case Sprm.RowEnd or Sprm.InnerRowEnd:
                    format.IsRowEnd |= list.Value == 1;
                    break;
                case Sprm.InnerCellEnd:
                    format.IsInnerCellEnd = list.Value == 1;
                    break;
                case Sprm.Depth:
                    format.StatedDepth = Math.Clamp(list.Number, 0, MostDepth);
                    break;
                case Sprm.DepthChange:
                    format.StatedDepth = (int)Math.Clamp((long)format.StatedDepth + list.Number, 0, MostDepth);
                    break;
                case Sprm.List:
                    format.List = list.Number;
                    break;
                case Sprm.ListLevel:
                    format.ListLevel = list.Value;
                    break;
                case Sprm.DefineTable:
                    format.Row = RowDefinition.Read(list.Operand);
                    break;
                default:
                    format.Row?.Change(list.Code, list.Operand);
                    break;
            }
        }
    }
}
