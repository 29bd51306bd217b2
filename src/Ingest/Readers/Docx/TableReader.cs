using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>Reads one <c>w:tbl</c> with what is nested in it.</summary>
internal sealed class TableReader(XmlParts xml, BodyReader body, RunReader runs, BodyNotes notes)
{
    /// <summary>Word itself ends at 63 columns; a span beyond this is nonsense of a damaged file.</summary>
    private const int MostColumns = 1000;

    /// <summary>Sinks of cells already read; a cell that holds a table needs another one while its own is filling.</summary>
    private readonly Stack<BlockSink> _sinks = new();

    /// <inheritdoc cref="TableParts.ToBlocks"/>
    public IReadOnlyList<Block> Read()
    {
        notes.Tables++;
        var table = new TableParts();
        var (style, shaded) = (runs.TableStyle, runs.Shaded);
        ReadRows(table);
        (runs.TableStyle, runs.Shaded) = (style, shaded);
        return table.ToBlocks();
    }

    private void ReadRows(TableParts table)
    {
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            switch (xml.Name)
            {
                case "tr":
                    ReadRow(table);
                    break;
                case "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo":
                    ReadRows(table);
                    break;
                case "tblPr":
                    ReadTableProperties();
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }
    }

    private void ReadTableProperties()
    {
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            if (xml.Name == "tblStyle")
            {
                runs.TableStyle = xml.Attribute("val");
            }
            else if (xml.Name == "shd")
            {
                runs.Shaded |= RunLook.IsShade(xml);
            }

            xml.Skip();
        }
    }

    private void ReadRow(TableParts table)
    {
        var row = table.Row;
        row.Clear();
        ReadCells(row);
        table.EndRow(notes);
    }

    private void ReadCells(TableRow row)
    {
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            switch (xml.Name)
            {
                case "trPr":
                    ReadRowProperties(row);
                    break;
                case "tc":
                    row.Cells.Add(ReadCell(row.Frames));
                    break;
                case "sdt" or "sdtContent" or "customXml":
                    ReadCells(row);
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }
    }

    private void ReadRowProperties(TableRow row)
    {
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            switch (xml.Name)
            {
                case "gridBefore":
                    row.GridBefore = xml.Number("val", 0, MostColumns) ?? 0;
                    break;
                case "del" or "moveFrom":
                    row.Deleted = true;
                    break;
                case "hidden":
                    row.Hidden |= xml.IsOn();
                    break;
            }

            xml.Skip();
        }
    }

    private GridCell ReadCell(List<List<Block>> frames)
    {
        notes.CountCell();
        var cell = new GridCell();
        var sink = _sinks.TryPop(out var used) ? used : new BlockSink();
        var shaded = runs.Shaded;
        // The properties come first, and the blocks follow in the same element; both are read in one pass.
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            if (xml.Name == "tcPr")
            {
                ReadCellProperties(cell);
            }
            else
            {
                body.ReadBlock(sink);
            }
        }

        runs.Shaded = shaded;
        sink.TakeInValues();
        cell.Text = sink.Text();
        if (sink.HasTable)
        {
            frames.Add(sink.Finish());
        }

        sink.Clear();
        _sinks.Push(sink);
        return cell;
    }

    private void ReadCellProperties(GridCell cell)
    {
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            switch (xml.Name)
            {
                case "gridSpan":
                    cell.ColSpan = xml.Number("val", 1, MostColumns) ?? 1;
                    break;
                case "vMerge":
                    cell.Vertical = xml.Attribute("val") == "restart" ? Merge.Restart : Merge.Continue;
                    break;
                case "shd":
                    runs.Shaded |= RunLook.IsShade(xml);
                    break;
                case "hMerge":
                    cell.Horizontal = xml.Attribute("val") == "restart" ? Merge.Restart : Merge.Continue;
                    break;
            }

            xml.Skip();
        }
    }
}
