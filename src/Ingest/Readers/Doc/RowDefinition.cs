using System.Buffers.Binary;
using PerfEval.Ingest.Readers.Docx;

namespace PerfEval.Ingest.Readers.Doc;

/// <summary>Edges and merges of a row's cells ([MS-DOC] 2.9.321 TDefTableOperand, 2.9.310 TC80), with what later modifiers change.</summary>
internal sealed class RowDefinition
{
    private const int CellBytes = 20;
    private const int FirstMerged = 0x01;
    private const int Merged = 0x02;
    private const int MergedDown = 0x20;
    private const int MergeStarts = 0x40;

    /// <summary>Word itself ends at 63 cells.</summary>
    private const int MostCells = 1000;

    private readonly List<int> _edges = [];
    private readonly List<int> _flags = [];

    public int Cells => _flags.Count;

    /// <summary>Left edge of a cell; that of the number behind the last is the right edge of the row. In twips from the text's left edge.</summary>
    public int Edge(int cell) => _edges[cell];

    public IReadOnlyList<int> Edges => _edges;

    public Merge Horizontal(int cell) => (_flags[cell] & FirstMerged) != 0 ? Merge.Restart : (_flags[cell] & Merged) != 0 ? Merge.Continue : Merge.None;

    public Merge Vertical(int cell) =>
        (_flags[cell] & MergedDown) == 0 ? Merge.None : (_flags[cell] & MergeStarts) != 0 ? Merge.Restart : Merge.Continue;

    /// <returns>Null where the edges are cut off.</returns>
    public static RowDefinition? Read(ReadOnlySpan<byte> operand)
    {
        if (operand.IsEmpty || operand.Length < 1 + (2 * (operand[0] + 1)))
            return null;
        var row = new RowDefinition();
        int cells = operand[0];
        for (var i = 0; i <= cells; i++)
            row._edges.Add(BinaryPrimitives.ReadInt16LittleEndian(operand[(1 + (2 * i))..]));
        for (var i = 0; i < cells; i++)
        {
            // Cells without anything to say are left off at the end.
            var at = 1 + (2 * (cells + 1)) + (CellBytes * i);
            row._flags.Add(at + 2 <= operand.Length ? BinaryPrimitives.ReadUInt16LittleEndian(operand[at..]) : 0);
        }

        return row;
    }

    public void Change(ushort code, ReadOnlySpan<byte> operand)
    {
        if (operand.Length < 2)
            return;
        var first = Math.Min((int)operand[0], Cells);
        var limit = Math.Clamp((int)operand[1], first, Cells);
        switch (code)
        {
            case Sprm.Merge:
                Mark(first, limit, FirstMerged, Merged);
                break;
            case Sprm.Split:
                Mark(first, limit, 0, 0);
                break;
            case Sprm.VerticalMerge when first < Cells:
                _flags[first] = (_flags[first] & ~(MergedDown | MergeStarts)) | ((operand[1] & 3) << 5);
                break;
            case Sprm.Insert when Cells + operand[1] <= MostCells:
                Insert(operand[0], operand[1], Width(operand));
                break;
            case Sprm.Delete:
                var width = _edges[limit] - _edges[first];
                _flags.RemoveRange(first, limit - first);
                _edges.RemoveRange(first, limit - first);
                Move(first, -width);
                break;
            case Sprm.ColumnWidth:
                for (var i = first; i < limit; i++)
                    Move(i + 1, _edges[i] + Width(operand) - _edges[i + 1]);
                break;
        }
    }

    private static int Width(ReadOnlySpan<byte> operand) => operand.Length >= 4 ? BinaryPrimitives.ReadInt16LittleEndian(operand[2..]) : 0;

    private void Insert(int first, int count, int width)
    {
        // One that begins beyond the row adds the cells between as well.
        var (at, added) = first <= Cells ? (first, count) : (Cells, count + first - Cells);
        for (var i = 0; i < added; i++)
        {
            _flags.Insert(at, 0);
            _edges.Insert(at + i + 1, _edges[at + i] + width);
        }

        Move(at + added + 1, added * width);
    }

    private void Mark(int first, int limit, int ofFirst, int ofOthers)
    {
        for (var i = first; i < limit; i++)
            _flags[i] = (_flags[i] & ~(FirstMerged | Merged)) | (i == first ? ofFirst : ofOthers);
    }

    private void Move(int from, int by)
    {
        for (var i = from; i < _edges.Count; i++)
            _edges[i] += by;
    }
}
