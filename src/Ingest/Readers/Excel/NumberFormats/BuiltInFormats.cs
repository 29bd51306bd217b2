using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Excel.NumberFormats;

/// <summary>Formats that workbooks name by number only (ECMA-376 18.8.30), as Excel in Chinese shows them.</summary>
internal static class BuiltInFormats
{
    private static readonly Dictionary<int, string> s_codes = new()
    {
        [0] = "General",
        [1] = "0",
        [2] = "0.00",
        [3] = "#,##0",
        [4] = "#,##0.00",
        [5] = "\"¥\"#,##0;\"¥\"\\-#,##0",
        [6] = "\"¥\"#,##0;\"¥\"\\-#,##0",
        [7] = "\"¥\"#,##0.00;\"¥\"\\-#,##0.00",
        [8] = "\"¥\"#,##0.00;\"¥\"\\-#,##0.00",
        [9] = "0%",
        [10] = "0.00%",
        [11] = "0.00E+00",
        [12] = "# ?/?",
        [13] = "# ??/??",
        [14] = "yyyy/m/d",
        [15] = "d-mmm-yy",
        [16] = "d-mmm",
        [17] = "mmm-yy",
        [18] = "h:mm AM/PM",
        [19] = "h:mm:ss AM/PM",
        [20] = "h:mm",
        [21] = "h:mm:ss",
        [22] = "yyyy/m/d h:mm",
        [27] = "yyyy\"年\"m\"月\"",
        [28] = "m\"月\"d\"日\"",
        [29] = "m\"月\"d\"日\"",
        [30] = "m/d/yy",
        [31] = "yyyy\"年\"m\"月\"d\"日\"",
        [32] = "h\"时\"mm\"分\"",
        [33] = "h\"时\"mm\"分\"ss\"秒\"",
        [34] = "上午/下午h\"时\"mm\"分\"",
        [35] = "上午/下午h\"时\"mm\"分\"ss\"秒\"",
        [36] = "yyyy\"年\"m\"月\"",
        [37] = "#,##0;\\-#,##0",
        [38] = "#,##0;\\-#,##0",
        [39] = "#,##0.00;\\-#,##0.00",
        [40] = "#,##0.00;\\-#,##0.00",
        [41] = "#,##0;\\-#,##0;\"-\"",
        [42] = "\"¥\"#,##0;\"¥\"\\-#,##0;\"¥\"\"-\"",
        [43] = "#,##0.00;\\-#,##0.00;\"-\"",
        [44] = "\"¥\"#,##0.00;\"¥\"\\-#,##0.00;\"¥\"\"-\"",
        [45] = "mm:ss",
        [46] = "[h]:mm:ss",
        [47] = "mm:ss.0",
        [48] = "##0.0E+0",
        [49] = "@",
        [50] = "yyyy\"年\"m\"月\"",
        [51] = "m\"月\"d\"日\"",
        [52] = "yyyy\"年\"m\"月\"",
        [53] = "m\"月\"d\"日\"",
        [54] = "m\"月\"d\"日\"",
        [55] = "上午/下午h\"时\"mm\"分\"",
        [56] = "上午/下午h\"时\"mm\"分\"ss\"秒\"",
        [57] = "yyyy\"年\"m\"月\"",
        [58] = "m\"月\"d\"日\"",
    };

    /// <summary>Null for a number that stands for no format of Excel's own.</summary>
    public static string? Code(int number) => s_codes.GetValueOrDefault(number);
}
