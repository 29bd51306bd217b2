using System.Globalization;
using PerfEval.SampleGenerator;

switch (args)
{
    case ["samples", var folder]:
        SampleWriter.Write(folder, SampleSet.All().Concat(FormatSet.All()));
        return 0;
    case ["bulk", var folder, var count, var seed]
        when int.TryParse(count, NumberStyles.None, Format.Invariant, out var reports) && reports <= BulkSet.Capacity
            && ulong.TryParse(seed, NumberStyles.None, Format.Invariant, out var start):
        SampleWriter.WriteUnchecked(folder, BulkSet.All(reports, start));
        return 0;
    default:
        Console.Error.WriteLine("samples OUT_DIR           the committed samples and what is expected of them");
        Console.Error.WriteLine($"bulk OUT_DIR COUNT SEED   COUNT distinct Word files for benchmarks, at most {BulkSet.Capacity}");
        return 2;
}
