using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using static PerfEval.Ingest.Tests.Readers.Excel.XlsxFile;

namespace PerfEval.Ingest.Tests.Readers.Excel;

/// <summary>Each format through a workbook, against what Excel shows for it.</summary>
public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("0.9974", "0.00%", "99.74%")]
    [InlineData("1", "0%", "100%")]
    [InlineData("0.005", "0%", "1%")]
    [InlineData("1444.37", "General", "1444.37")]
    [InlineData("9.960000000000001", "General", "9.96")]
    [InlineData("0.00001", "General", "0.00001")]
    [InlineData("1E+21", "General", "1E+21")]
    [InlineData("123456789012345", "General", "123456789012345")]
    [InlineData("-12.5", "General", "-12.5")]
    [InlineData("99.2", "0.00", "99.20")]
    [InlineData("1.005", "0.00", "1.01")]
    [InlineData("1234567.891", "#,##0.00", "1,234,567.89")]
    [InlineData("-1234.5", "#,##0.00_ ;[Red]\\-#,##0.00\\ ", "-1,234.50")]
    [InlineData("-1234.5", "#,##0.00_);(#,##0.00)", "(1,234.50)")]
    [InlineData("0", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-")]
    [InlineData("1234.5", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "1,234.50")]
    [InlineData("12345", "0\\.0,\"万元\"", "1.2万元")]
    [InlineData("1234567", "#,##0,", "1,235")]
    [InlineData("12345678", "0.00,,\"百万\"", "12.35百万")]
    [InlineData("1234567.891", "#,##0.00,", "1,234.57")]
    [InlineData("1234567.891", "0,.0\"千元\"", "1234.6千元")]
    [InlineData("-1", "[>100]0.0;[<0]\\-0.0;0.00", "-1.0")]
    [InlineData("-12.5", "[<60]0.0;0.00", "-12.5")]
    [InlineData("-5.2", "0.00;[Red]0.00", "-5.20")]
    [InlineData("-5.2", "0.00_ ;[Red]0.00\\ ", "-5.20")]
    [InlineData("-5.2", "0.00;\"△\"0.00", "-5.20")]
    [InlineData("-0.052", "▲0.0%;▼0.0%", "-5.2%")]
    [InlineData("-5.2", "[Red][<0]0.00;0.00", "-5.20")]
    [InlineData("-5.2", "General;[Red]General", "-5.2")]
    [InlineData("-5.2", "0.00;\"−\"0.00", "−5.20")]
    [InlineData("-5.2", "0.00;\"负\"0.00", "负5.20")]
    [InlineData("-0.00052", "0.0E+0;[Red]0.0E+0", "-5.2E-4")]
    [InlineData("-0.001", "0.00;[Red]0.00", "0.00")]
    [InlineData("-5.2", "0.00;\"超支\"", "超支")]
    [InlineData("5", "000", "005")]
    [InlineData("12.5", "0.##", "12.5")]
    [InlineData("12", "0.##", "12.")]
    [InlineData("0", "#", "0")]
    [InlineData("3.5", "0.0\"万元\"", "3.5万元")]
    [InlineData("3.5", "[$¥-804]#,##0.00", "¥3.50")]
    [InlineData("12", "General\"人\"", "12人")]
    [InlineData("12345", "0.00E+00", "1.23E+04")]
    [InlineData("0.00012", "0.0E+0", "1.2E-4")]
    [InlineData("12", "[>=10]0\"多\";0\"少\"", "12多")]
    [InlineData("3", "[>=10]0\"多\";0\"少\"", "3少")]
    [InlineData("430124198001011234", "0", "430124198001011000")]
    [InlineData("0.75", "# ?/?", "0.75")]
    [InlineData("12", "[DBNum1]General", "12")]
    [InlineData("12", "@", "12")]
    public void Number_IsPrintedAsExcelShowsIt(string value, string format, string expected) => Assert.Equal(expected, Print(value, format));

    [Theory]
    [InlineData("45352", "yyyy/m/d", "2024/3/1")]
    [InlineData("45352.5", "yyyy-mm-dd hh:mm", "2024-03-01 12:00")]
    [InlineData("45352", "yyyy\"年\"m\"月\"d\"日\"", "2024年3月1日")]
    [InlineData("45352", "[$-804]yyyy\"年\"m\"月\";@", "2024年3月")]
    [InlineData("45352.75", "上午/下午h\"时\"mm\"分\"", "下午6时00分")]
    [InlineData("0.000011574", "mm:ss", "00:01")]
    [InlineData("1.5", "[h]:mm:ss", "36:00:00")]
    [InlineData("0.0833217592592593", "[h]:mm:ss", "1:59:59")]
    [InlineData("0.0833217592592593", "[m]:ss", "119:59")]
    [InlineData("0.0833217592592593", "[s]", "7199")]
    [InlineData("-0.5", "[h]:mm", "-12:00")]
    [InlineData("0.999988425925926", "h:mm:ss", "23:59:59")]
    [InlineData("0.0416666666666667", "h:mm:ss", "1:00:00")]
    [InlineData("0.5414583333", "hh:mm:ss.00", "12:59:42.00")]
    [InlineData("0.541666665", "h:mm:ss", "13:00:00")]
    [InlineData("0.541666655", "h:mm:ss.000", "12:59:59.999")]
    [InlineData("45352", "上午/下午h\"时\"", "上午12时")]
    [InlineData("45352.499988426", "上午/下午h\"时\"", "上午11时")]
    [InlineData("45352.5", "上午/下午h\"时\"", "下午12时")]
    [InlineData("45352.9999", "AM/PM h", "PM 11")]
    [InlineData("45352", "yy-mmm-dd ddd", "24-Mar-01 Fri")]
    [InlineData("45352", "mmmm d dddd", "March 1 Friday")]
    [InlineData("45352", "mmmmm", "M")]
    [InlineData("59", "yyyy/m/d", "1900/2/28")]
    [InlineData("61", "yyyy/m/d", "1900/3/1")]
    [InlineData("2958465", "yyyy/m/d", "9999/12/31")]
    [InlineData("2958466", "yyyy/m/d", "2958466")]
    [InlineData("1", "yyyy/m/d", "1900/1/1")]
    [InlineData("-5", "yyyy/m/d", "-5")]
    [InlineData("45352", "[$-411]ggge\"年\"", "45352")]
    public void Date_IsPrintedAsExcelShowsIt(string value, string format, string expected) => Assert.Equal(expected, Print(value, format));

    [Fact]
    public void BuiltInDate_IsPrintedAsInChina() => Assert.Equal("2024/3/1", First(With($"<row r=\"1\">{Number("A1", "45352", 3)}</row>")));

    [Fact]
    public void YearsFrom1904_AreCountedFromThere() =>
        Assert.Equal("2024/3/1", First(With($"<row r=\"1\">{Number("A1", "43890", 3)}</row>", workbook: "<workbookPr date1904=\"1\"/>")));

    [Fact]
    public void FormatThatIsNotKnown_IsWarnedOf()
    {
        var warnings = Reading.Of(With($"<row r=\"1\">{Number("A1", "0.75", 1)}{Filled("B1", "甲")}</row>", format: "# ?/?")).Warnings;

        Assert.Equal(("number_format", "表一"), warnings.Select(w => (w.Kind, w.Place)).Single());
        Assert.Contains("A1", warnings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("343.4", "0", "343 (343.4)")]
    [InlineData("99.996", "0.00", "100.00 (99.996)")]
    [InlineData("1234567.891", "#,##0.00", "1,234,567.89 (1234567.891)")]
    public void ValueOfMoreDigitsThanShow_IsTold(string value, string format, string told)
    {
        var warning = Assert.Single(Reading.Of(With($"<row r=\"1\">{Number("A1", value, 1)}{Filled("B1", "甲")}</row>", format: format)).Warnings);

        Assert.Equal("rounded_number", warning.Kind);
        Assert.Contains("A1 " + told, warning.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.30000000000000004", "0.00")]
    [InlineData("125750", "0.00,")]
    [InlineData("0.9655", "0%")]
    [InlineData("12", "0.00")]
    public void ValueThatShowsWhole_IsNotTold(string value, string format) =>
        Assert.Empty(Reading.Of(With($"<row r=\"1\">{Number("A1", value, 1)}{Filled("B1", "甲")}</row>", format: format)).Warnings);

    [Fact]
    public void Formats_LoseNothingButTheDigitsBeyondTheirPlaces() =>
        Prop.ForAll(
            (from cents in Gen.Choose(-2_000_000_000, 2_000_000_000) from places in Gen.Choose(0, 4) select (cents, places)).ToArbitrary(),
            Holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private static bool Holds((int Cents, int Places) example)
    {
        var value = example.Cents / 10000m;
        var zeros = example.Places == 0 ? "0" : "0." + new string('0', example.Places);
        var (plain, grouped, percent) = (Print(value, zeros), Print(value, "#,##" + zeros), Print(value / 100, zeros + "%"));
        var rounded = Math.Round(value, example.Places, MidpointRounding.AwayFromZero);
        return Parse(plain) == rounded
            && plain == grouped.Replace(",", "", StringComparison.Ordinal)
            && grouped.TrimStart('-').Split('.')[0].Split(',').Skip(1).All(group => group.Length == 3)
            && Parse(percent.TrimEnd('%')) == rounded
            && (plain.Split('.') is [_, var fraction] ? fraction.Length : 0) == example.Places;
    }

    private static decimal Parse(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static string Print(decimal value, string format) => Print(value.ToString(CultureInfo.InvariantCulture), format);

    private static string Print(string value, string format) =>
        First(With($"<row r=\"1\">{Number("A1", value, 1)}{Filled("B1", "甲")}</row>", format: format));

    private static string First(byte[] file)
    {
        var document = Reading.Of(file);
        return document.Tables.FirstOrDefault()?.Cells[0].Text ?? Reading.Paragraphs(document)[0];
    }
}
