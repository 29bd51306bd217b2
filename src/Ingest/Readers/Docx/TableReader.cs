namespace PerfEval.Ingest.Readers.Docx;

/// <summary>Reads one <c>w:tbl</c> with what is nested in it.</summary>
internal sealed class TableReader(XmlParts xml, BodyReader body, BodyNotes notes)
{
    /// <summary>Word itself ends at 63 columns; a span beyond this is nonsense of a damaged file.</summary>
    private const int MostColumns = 1000;

    /// <summary>
    /// The table, followed by the tables nested in its cells. A frame around other tables (one single cell, or no text of its own)
    /// is layout and gives only what it holds.
    /// </summary>
    public IReadOnlyList<Block> Read()
    {
        notes.Tables++;
        var grid = new TableGrid();
        var nested = new List<Block>();
        var contents = new List<List<Block>>();
        ReadRows(grid, nested, contents);
        if (nested.Count > 0 && contents.Count == 1)
        {
            return contents[0];
        }

        return nested.Count > 0 && !grid.HasText ? nested : [grid.ToTable(), .. nested];
    }

    private void ReadRows(TableGrid grid, List<Block> nested, List<List<Block>> contents)
    {
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (!xml.IsElement)
            {
                continue;
            }

            switch (xml.Name)
            {
                case "tr":
                    ReadRow(grid, nested, contents);
                    break;
                case "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo":
                    ReadRows(grid, nested, contents);
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }
    }

    private void ReadRow(TableGrid grid, List<Block> nested, List<List<Block>> contents)
    {
        var row = new RowProperties();
        var cells = new List<GridCell>();
        var held = new List<List<Block>>();
        ReadCells(row, cells, held);
        if (row.Deleted)
        {
            return;
        }

        if (row.Hidden)
        {
            notes.Warn("hidden_text", "隐藏的表格行未读取 (a hidden table row was left out).");
            return;
        }

        if (!grid.AddRow(row.GridBefore, cells))
        {
            notes.Warn("hidden_text", "被合并掩盖的单元格文字未读取 (text in a cell that a merge covers was left out).");
        }

        contents.AddRange(held);
        nested.AddRange(held.SelectMany(blocks => blocks).OfType<Table>());
    }

    private sealed class RowProperties
    {
        public int GridBefore { get; set; }

        public bool Deleted { get; set; }

        public bool Hidden { get; set; }
    }

    private void ReadCells(RowProperties row, List<GridCell> cells, List<List<Block>> held)
    {
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (!xml.IsElement)
            {
                continue;
            }

            switch (xml.Name)
            {
                case "trPr":
                    ReadRowProperties(row);
                    break;
                case "tc":
                    cells.Add(ReadCell(held));
                    break;
                case "sdt" or "sdtContent" or "customXml":
                    ReadCells(row, cells, held);
                    break;
                default:
                    xml.Skip();
                    break;
            }
        }
    }

    private void ReadRowProperties(RowProperties row)
    {
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (!xml.IsElement)
            {
                continue;
            }

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

    private GridCell ReadCell(List<List<Block>> held)
    {
        notes.CountCell();
        var cell = new GridCell();
        var sink = new BlockSink();
        // The properties come first, and the blocks follow in the same element; both are read in one pass.
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsElement && xml.Name == "tcPr")
            {
                ReadCellProperties(cell);
            }
            else if (xml.IsElement)
            {
                body.ReadBlock(sink);
            }
        }

        var blocks = sink.Finish();
        cell.Text = string.Join('\n', blocks.OfType<Paragraph>().Select(paragraph => paragraph.Text));
        held.Add(blocks);
        return cell;
    }

    private void ReadCellProperties(GridCell cell)
    {
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (!xml.IsElement)
            {
                continue;
            }

            switch (xml.Name)
            {
                case "gridSpan":
                    cell.ColSpan = xml.Number("val", 1, MostColumns) ?? 1;
                    break;
                case "vMerge":
                    cell.Vertical = xml.Attribute("val") == "restart" ? Merge.Restart : Merge.Continue;
                    break;
                case "hMerge":
                    cell.Horizontal = xml.Attribute("val") == "restart" ? Merge.Restart : Merge.Continue;
                    break;
            }

            xml.Skip();
        }
    }
}
