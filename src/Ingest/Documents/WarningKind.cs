namespace PerfEval.Ingest.Documents;

/// <summary>Kinds of <see cref="DocumentWarning"/>: codes that stay, because rules and analysts ask for them.</summary>
public static class WarningKind
{
    // What readers say.
    public const string Annotations = "annotations";
    public const string ControlCharacters = "control_characters";
    public const string DoubtfulJoin = "doubtful_join";
    public const string DoubtfulRow = "doubtful_row";
    public const string EmbeddedContent = "embedded_content";
    public const string EmbeddedObject = "embedded_object";
    public const string ErrorCell = "error_cell";
    public const string FormulaWithoutResult = "formula_without_result";
    public const string HiddenColumns = "hidden_columns";
    public const string HiddenRows = "hidden_rows";
    public const string HiddenSheet = "hidden_sheet";
    public const string HiddenText = "hidden_text";
    public const string IncompletePage = "incomplete_page";
    public const string IrregularCells = "irregular_cells";
    public const string NoteMark = "note_mark";
    public const string NumberFormat = "number_format";
    public const string NumbersLost = "numbers_lost";
    public const string Ocr = "ocr";
    public const string OcrLimit = "ocr_limit";
    public const string PageFurniture = "page_furniture";
    public const string PageUnread = "page_unread";
    public const string RoundedNumber = "rounded_number";
    public const string RowJoined = "row_joined";
    public const string StreamTable = "stream_table";
    public const string TableEndGuessed = "table_end_guessed";
    public const string TextOverBorder = "text_over_border";
    public const string TooManyLines = "too_many_lines";
    public const string TransferEncoding = "transfer_encoding";
    public const string UndecodableBytes = "undecodable_bytes";
    public const string UnreadPicture = "unread_picture";
    public const string Watermark = "watermark";

    // What recognition adds.
    public const string Bracketed = "bracketed";
    public const string ColumnUnclear = "column_unclear";
    public const string CorrectionNotApplied = "correction_not_applied";
    public const string List = "list";
    public const string MoneyUnit = "money_unit";
    public const string ScoreUnclear = "score_unclear";
    public const string ShortRow = "short_row";
    public const string TotalUnclear = "total_unclear";
    public const string UnknownDivision = "unknown_division";
    public const string UnknownLabel = "unknown_label";
    public const string UnknownTable = "unknown_table";
    public const string UnknownUnit = "unknown_unit";
    public const string UnknownYear = "unknown_year";
}
