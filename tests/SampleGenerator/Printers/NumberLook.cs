namespace PerfEval.SampleGenerator.Printers;

/// <summary>Number formats of a workbook; the value is the number of the built-in format, which both workbook formats share.</summary>
internal enum NumberLook
{
    General = 0,
    Whole = 1,
    Cents = 2,
    Thousands = 4,
    Percent = 9,
    PercentCents = 10,
}
