namespace PerfEval.Ingest.Readers.Doc;

/// <summary>Number formats by their code in binary files ([MS-OSHARED] 2.2.1.3 MSONFC), named as in a .docx.</summary>
internal static class NumberCodes
{
    public static string Name(byte code) => code switch
    {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        10 => "ideographDigital",
        11 => "japaneseCounting",
        14 => "decimalFullWidth",
        17 => "japaneseDigitalTenThousand",
        18 => "decimalEnclosedCircle",
        19 => "decimalFullWidth2",
        22 => "decimalZero",
        23 => "bullet",
        26 => "decimalEnclosedFullstop",
        27 => "decimalEnclosedParen",
        28 => "decimalEnclosedCircleChinese",
        33 => "taiwaneseCounting",
        35 => "taiwaneseCountingThousand",
        36 => "taiwaneseDigital",
        37 => "chineseCounting",
        39 => "chineseCountingThousand",
        0xFF => "none",
        _ => "decimal",
    };
}
