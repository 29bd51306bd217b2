namespace PerfEval.Ingest.Readers.Doc;

/// <summary>Structures of the table stream by their number in FibRgFcLcb97 ([MS-DOC] 2.5.6).</summary>
internal enum FibPart
{
    Styles = 1,
    Sections = 6,
    CharacterPages = 12,
    ParagraphPages = 13,
    Fonts = 15,
    Pieces = 33,
    Shapes = 40,
    TextBoxes = 56,
    Lists = 73,
    ListOverrides = 74,
}
