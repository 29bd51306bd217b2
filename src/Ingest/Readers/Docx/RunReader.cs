using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>The text of one paragraph as it prints: tracked changes accepted, field results without their instructions.</summary>
internal sealed class RunReader(XmlParts xml, BodyReader body, NumberingText numbering, RunStyles styles, BodyNotes notes)
{
    private static readonly char[] s_layoutSpaces = [' ', '\t', '\r', '\n'];

    /// <param name="MarkDeleted">The paragraph runs on into the next one.</param>
    /// <param name="Boxes">What text boxes anchored in the paragraph hold.</param>
    internal readonly record struct ParagraphText(string Text, bool MarkDeleted, IReadOnlyList<Block> Boxes);

    /// <summary>States of paragraphs already read; one more is needed for each paragraph in a text box of a paragraph.</summary>
    private readonly Stack<ParagraphState> _states = new();

    /// <summary>Open fields; they may span paragraphs.</summary>
    private readonly Stack<OpenField> _fields = new();

    /// <summary>The look of the run that is being read.</summary>
    private RunLook _look;

    /// <summary>Inside a link to a place in the document, as the mark of a note is one.</summary>
    private bool _inAnchor;

    /// <summary>Inside what a formula raises or lowers beside its base (125.75 with a small 2 above it).</summary>
    private bool _inScript;

    /// <summary>A colour stands behind the text of the cell, or of the table by its style: white text shows there.</summary>
    public bool Shaded { get; set; }

    /// <summary>Style of the table that is being read; null outside tables.</summary>
    public string? TableStyle { get; set; }

    public ParagraphText ReadParagraph()
    {
        var state = _states.TryPop(out var used) ? used : new ParagraphState();
        var number = "";
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            if (xml.Name == "pPr")
            {
                number = ReadProperties(state);
            }
            else
            {
                ReadInline(state, Ink.Plain);
            }
        }

        var text = state.Text();
        text = number.Length == 0 ? text : text.Length == 0 ? number.TrimEnd() : number + text;
        notes.CountChars(text.Length);
        var paragraph = new ParagraphText(text, state.MarkDeleted, state.Boxes.IsEmpty ? (IReadOnlyList<Block>)[] : state.Boxes.Finish());
        state.Clear();
        _states.Push(state);
        return paragraph;
    }

    /// <summary>The paragraph's automatic number as printed, empty where it has none.</summary>
    private string ReadProperties(ParagraphState state)
    {
        string? style = null;
        int? number = null;
        int? level = null;
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            switch (xml.Name)
            {
                case "pStyle":
                    state.Style = style = xml.Attribute("val");
                    break;
                case "shd":
                    state.Shaded = RunLook.IsShade(xml);
                    xml.Skip();
                    break;
                case "numPr":
                    (number, level) = NumberingText.ReadReference(xml);
                    break;
                case "rPr":
                    for (var inner = xml.Enter(); xml.NextElement(inner);)
                    {
                        state.MarkDeleted |= xml.Name is ("del" or "moveFrom");
                    }

                    break;
                default:
                    xml.Skip();
                    break;
            }
        }

        return numbering.Next(number, level, style);
    }

    private void ReadInside(ParagraphState state, Ink ink)
    {
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            ReadInline(state, ink);
        }
    }

    /// <summary>One element of a paragraph. Unknown ones are looked into: links, tags, controls and formulas only wrap runs.</summary>
    private void ReadInline(ParagraphState state, Ink ink)
    {
        switch (xml.Name)
        {
            case "r":
                ReadRun(state, ink);
                break;
            case "t":
                ReadText(state, ink);
                break;
            case "tab" or "ptab":
                Append(state, "\t", ink);
                break;
            case "br" or "cr":
                Append(state, "\n", ink);
                break;
            case "noBreakHyphen":
                Append(state, "-", ink);
                break;
            case "sym":
                Append(state, SymbolFonts.Character(xml.Attribute("font"), xml.Attribute("char")), ink);
                break;
            case "fldChar":
                ReadFieldMark(state, ink);
                break;
            case "bdo" when xml.Attribute("val") == "rtl":
                // As the character does that turns round what follows it; what is turned round is put right in one place for all formats.
                Append(state, "\u202E", ink);
                ReadInside(state, ink);
                Append(state, "\u202C", ink);
                break;
            case "hyperlink" when xml.Attribute("anchor") is not null:
                var outer = _inAnchor;
                _inAnchor = true;
                ReadInside(state, ink);
                _inAnchor = outer;
                break;
            case "den":
                Append(state, "/", ink);
                ReadInside(state, ink);
                break;
            case "sup" or "sub":
                var before = _inScript;
                _inScript = true;
                ReadInside(state, ink);
                _inScript = before;
                break;
            case "AlternateContent":
                ReadChoice(state, ink);
                break;
            case "txbxContent":
                body.ReadBlocks(state.Boxes);
                break;
            case "OLEObject":
                notes.Warn(WarningKind.EmbeddedObject, "嵌入对象（如 Excel 表）未读取 (an embedded object was not read).");
                xml.Skip();
                break;
            case "del" or "moveFrom" or "instrText" or "delInstrText" or "delText" or "rt":
            case var name when name.EndsWith("Pr", StringComparison.Ordinal):
                xml.Skip();
                break;
            default:
                ReadInside(state, ink);
                break;
        }
    }

    private void ReadRun(ParagraphState state, Ink ink)
    {
        var outer = _look;
        _look = default;
        var own = IsOut(ink) ? ink : InkOf(state, default);
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            if (xml.Name == "rPr")
            {
                var look = default(RunLook);
                for (var inner = xml.Enter(); xml.NextElement(inner);)
                {
                    look.Read(xml);
                }

                _look = look;
                own = IsOut(ink) ? ink : InkOf(state, look);
            }
            else
            {
                ReadInline(state, own);
            }
        }

        _look = outer;
    }

    private static bool IsOut(Ink ink) => ink is Ink.Hidden or Ink.Struck;

    private Ink InkOf(ParagraphState state, in RunLook run)
    {
        var (character, paragraph, table) = (styles.Of(run.Style), styles.Of(state.Style), styles.Of(TableStyle));
        // Among styles, hiding and striking are toggles (ECMA-376, 17.7.3): two of them show the text again.
        var hidden = run.Vanish ?? (character.Vanish == true) ^ (paragraph.Vanish == true) ^ (table.Vanish == true);
        var white = (run.White ?? character.White ?? paragraph.White ?? table.White) == true
            && !(Shaded || state.Shaded || run.Shaded == true || character.Shaded == true || paragraph.Shaded == true || table.Shaded == true);
        var struck = (run.Struck ?? (character.Struck == true) ^ (paragraph.Struck == true) ^ (table.Struck == true))
            || (run.StruckTwice ?? (character.StruckTwice == true) ^ (paragraph.StruckTwice == true) ^ (table.StruckTwice == true));
        return hidden || white || (run.Tiny ?? character.Tiny ?? paragraph.Tiny) == true ? Ink.Hidden
            : struck ? Ink.Struck
            : _inScript || (run.Raised ?? character.Raised ?? paragraph.Raised) == true ? Ink.Raised
            : Ink.Plain;
    }

    private void ReadText(ParagraphState state, Ink ink)
    {
        var keepsSpace = xml.Attribute("space") == "preserve";
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsText)
            {
                // Without xml:space Word itself drops the outer spaces, which are only the file's layout.
                Append(state, keepsSpace ? xml.Value : xml.Value.Trim(s_layoutSpaces), ink);
            }
        }
    }

    private void ReadFieldMark(ParagraphState state, Ink ink)
    {
        switch (xml.Attribute("fldCharType"))
        {
            case "begin":
                _fields.Push(OpenField.Read(xml));
                return;
            case "separate" when _fields.TryPeek(out var field):
                field.InInstruction = false;
                break;
            case "end" when _fields.TryPop(out var field) && field is { HasResult: false, Choice: { } choice }:
                Append(state, choice, ink);
                break;
        }

        xml.Skip();
    }

    private void ReadChoice(ParagraphState state, Ink ink)
    {
        var taken = false;
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            if (!taken && xml.Name is ("Choice" or "Fallback"))
            {
                taken = true;
                ReadInside(state, ink);
            }
            else
            {
                xml.Skip();
            }
        }
    }

    private void Append(ParagraphState state, string text, Ink ink)
    {
        if (IsOut(ink))
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                notes.Warn(WarningKind.HiddenText, ink == Ink.Struck ? "划去的文字未读取 (struck-out text was left out)." : "隐藏文字未读取 (hidden text was left out).");
            }

            return;
        }

        foreach (var field in _fields)
        {
            if (field.InInstruction)
            {
                return;
            }

            field.HasResult |= text.Length > 0;
        }

        var isMark = ink == Ink.Plain && state.RunsOn(text) && IsMark(state);
        state.Append(ink == Ink.Raised ? RaisedText.Of(text) : isMark ? RaisedText.MarkBehind(text) : text, ink == Ink.Raised || isMark, _look);
        state.LastIsMark = isMark || (state.LastIsMark && text.Length == 0);
    }

    /// <summary>
    /// Whether figures behind figures are the mark of a note: clearly smaller, or a link to it. Before larger ones, the smaller are the mark.
    /// </summary>
    private bool IsMark(ParagraphState state)
    {
        var (before, size) = (SizeOf(state, state.LastLook), SizeOf(state, _look));
        if (!state.LastIsMark && before <= size * RaisedText.MarkSize)
        {
            state.RaiseLast();
        }

        return _inAnchor || size <= (state.LastIsMark ? before : before * RaisedText.MarkSize);
    }

    private int SizeOf(ParagraphState state, in RunLook run) => run.Size ?? styles.SizeOf(run.Style, state.Style, TableStyle);
}
