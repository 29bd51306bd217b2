using System.Globalization;
using PerfEval.Benchmarks;

switch (args)
{
    case ["docx"]:
        return DocxComparison.Run(reports: 1000, rounds: 3);
    case ["docx", var reports] when Count(reports) is { } number:
        return DocxComparison.Run(number, rounds: 3);
    case ["docx", var reports, var rounds] when Count(reports) is { } number && Count(rounds) is { } times:
        return DocxComparison.Run(number, times);
    case ["floor", var folder]:
        return FloorPass.Run(folder);
    case ["stages", var folder]:
        return await StageTimes.Run(folder);
    case ["faults"]:
        return await FaultTable.Run();
    case ["kills", var kills] when Count(kills) is { } number:
        return await KilledNights.Run(number);
    case ["nights"]:
        return await NightCost.Run(reports: 1000, added: 10);
    case ["nights", var reports] when Count(reports) is { } number:
        return await NightCost.Run(number, added: Math.Max(1, number / 100));
    default:
        Console.Error.WriteLine("docx [REPORTS] [ROUNDS]   ingest beside python-docx on generated reports; 1000 reports, 3 rounds");
        Console.Error.WriteLine("floor FOLDER              unzip and XmlReader alone over word/document.xml of every .docx");
        Console.Error.WriteLine("stages FOLDER             seconds of each stage of one ingest into a fresh warehouse");
        Console.Error.WriteLine("faults                    every fault of the test portal: outcome, message, reports; all connections");
        Console.Error.WriteLine("kills COUNT               nights on the test portal killed at random moments, until COUNT kills");
        Console.Error.WriteLine("nights [REPORTS]          first night, a night with nothing new, a night with 1% new; 1000 reports");
        return 2;
}

static int? Count(string text) =>
    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
