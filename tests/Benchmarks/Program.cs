using System.Globalization;
using PerfEval.Benchmarks;
using PerfEval.Benchmarks.Against;
using PerfEval.Benchmarks.Damages;
using PerfEval.Benchmarks.Fuzz;
using PerfEval.Benchmarks.Fuzz.Seeds;
using PerfEval.Benchmarks.Killers;
using PerfEval.Benchmarks.Scaling;
using PerfEval.Benchmarks.Visitors;

switch (args)
{
    case ["docx"]:
        return DocxComparison.Run(reports: 1000, rounds: 3);
    case ["docx", var reports] when Count(reports) is { } number:
        return DocxComparison.Run(number, rounds: 3);
    case ["docx", var reports, var rounds] when Count(reports) is { } number && Count(rounds) is { } times:
        return DocxComparison.Run(number, times);
    // row.cells alone takes longer than everything else together: for tuning.
    case ["docx", "--peers", "tc_lst"]:
        return DocxComparison.Run(reports: 1000, rounds: 3, withRowCells: false);
    case ["readers"]:
        return ReaderComparison.Run(given: null, rounds: 3);
    case ["readers", var rounds] when Count(rounds) is { } times:
        return ReaderComparison.Run(given: null, times);
    case ["readers", var rounds, var folder] when Count(rounds) is { } times:
        return ReaderComparison.Run(folder, times);
    case ["read", var folder, var threads] when Count(threads) is { } number:
        return ReadPass.Run(folder, number);
    case ["recognise", var folder, var rounds] when Count(rounds) is { } number:
        return RecognisePass.Run(folder, number);
    case ["floor", var folder]:
        return FloorPass.Run(folder);
    case ["stages", var folder]:
        return await StageTimes.Run(folder);
    case ["fuzz", .. var rest] when FuzzOptions.Parse(rest) is { } options:
        return new FuzzRun(options).Run();
    case ["fuzz-child", var start, .. var rest] when int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
        && FuzzOptions.Parse(rest) is { } options:
        return FuzzChild.Run(options, first);
    case ["scaling"]:
        return ScalingRun.Run(only: null);
    case ["scaling", var name]:
        return ScalingRun.Run(name);
    case ["killers"]:
        return KillersRun.Run(good: 1000, bad: 10, rounds: 3);
    case ["killers", var reports] when Count(reports) is { } number:
        return KillersRun.Run(number, bad: 10, rounds: 3);
    case ["killers", var reports, var killers] when Count(reports) is { } number && Count(killers) is { } killing:
        return KillersRun.Run(number, killing, rounds: 3);
    case ["killers", var reports, var killers, var rounds] when Count(reports) is { } number && Count(killers) is { } killing && Count(rounds) is { } times:
        return KillersRun.Run(number, killing, times);
    case ["damage"]:
        return await DamageRun.Run(only: null);
    case ["damage", var name]:
        return await DamageRun.Run(name);
    case ["visitors"]:
        return await new VisitorsRun(TimeSpan.FromSeconds(60)).Run();
    case ["visitors", var seconds] when Count(seconds) is { } number:
        return await new VisitorsRun(TimeSpan.FromSeconds(number)).Run();
    case ["proof", var folder]:
        return ProofCheck.Run(folder, planted: 1000);
    case ["proof", var folder, var planted] when Count(planted) is { } number:
        return ProofCheck.Run(folder, number);
    case ["proposals"]:
        return ProposalTable.Run();
    case ["unseen"]:
        return UnseenLabels.Run(reports: 200, seed: 20261201);
    case ["unseen", var reports, var seed] when Count(reports) is { } number && Count(seed) is { } start:
        return UnseenLabels.Run(number, start);
    case ["unseen", var reports, var seed, "docx" or "html" or "xlsx" or "pdf" or "ofd"] when Count(reports) is { } number && Count(seed) is { } start:
        return UnseenLabels.Run(number, start, args[3]);
    case ["same", var before, var after]:
        return SameTables.Run(before, after);
    case ["faults"]:
        return await FaultTable.Run();
    case ["kills", var kills] when Count(kills) is { } number:
        return await KilledNights.Run(number);
    case ["kills", var kills, "--state", "sqlite" or "postgres"] when Count(kills) is { } number:
        return await KilledNights.Run(number, args[3]);
    case ["two-servers"]:
        return await TwoServers.Run(nights: 5);
    case ["two-servers", var nights] when Count(nights) is { } number:
        return await TwoServers.Run(number);
    case ["nights"]:
        return await NightCost.Run(reports: 1000, added: 10);
    case ["nights", var reports] when Count(reports) is { } number:
        return await NightCost.Run(number, added: Math.Max(1, number / 100));
    case ["against", var clone]:
        return await Comparison.Run(clone, what: null, Comparison.Pairs);
    case ["against", var clone, "docx" or "readers" or "start" or "nights"]:
        return await Comparison.Run(clone, args[2], Comparison.Pairs);
    case ["against", var clone, "docx" or "readers" or "start" or "nights", var pairs] when Count(pairs) is { } number:
        return await Comparison.Run(clone, args[2], number);
    default:
        Console.Error.WriteLine("docx [REPORTS] [ROUNDS]   ingest beside python-docx on generated reports; 1000 reports, 3 rounds");
        Console.Error.WriteLine("docx --peers tc_lst       the same without row.cells, which takes a quarter of an hour");
        Console.Error.WriteLine(
            "readers [ROUNDS [FOLDER]] PDF beside pdfminer and pdftotext, .doc beside single soffice calls; 3 rounds over the samples, or over a folder's files");
        Console.Error.WriteLine("read FOLDER THREADS       every file of a folder into a document, nothing more");
        Console.Error.WriteLine("recognise FOLDER ROUNDS   the documents of a folder recognised on one thread, again and again: seconds and bytes of each round");
        Console.Error.WriteLine("floor FOLDER              unzip and XmlReader alone over word/document.xml of every .docx");
        Console.Error.WriteLine("stages FOLDER             seconds of each stage of one ingest into a fresh warehouse");
        Console.Error.WriteLine($"fuzz [--mutations N] [--seed S] [--format {string.Join('|', SeedFiles.Formats)}] [--only NUMBER [--save FILE]]");
        Console.Error.WriteLine(
            "                          takes N mutants (5000) of each format in as ingest, crawl and settings do; exits 1 if anything but a result or a "
            + "rejection comes of one");
        Console.Error.WriteLine("scaling [NAME]            every parser on inputs doubled five times: processor times and the worst ratio; exits 1 above 2.3");
        Console.Error.WriteLine("killers [GOOD [BAD [ROUNDS]]]");
        Console.Error.WriteLine(
            "                          ingest of good reports with documents among them that kill, hang or flood their reader, beside the same without, by "
            + "turns; 1000, 10, 3 rounds");
        Console.Error.WriteLine(
            "damage [NAME]             each kind of damage to each file of a home: what check says, its repairs as printed, rows before and after; exits 1 if "
            + "anything is not named or not repaired");
        Console.Error.WriteLine(
            "visitors [SECONDS]        20 users reading serve, a second after each answer, while nights run and 5 clients hand in files; 60 s; exits 1 at any "
            + "error");
        Console.Error.WriteLine(
            "proof FOLDER [PLANTED]    shares of proved numbers by view; each of them misread in every way, and so many misreadings planted in cells (1000); "
            + "exits 1 if one is proved");
        Console.Error.WriteLine(
            "proposals                 fields proposed for the labels of each generated layout when it is left out, beside the nearest spelling");
        Console.Error.WriteLine("unseen [REPORTS SEED [docx|html|xlsx|pdf|ofd]]");
        Console.Error.WriteLine(
            "                          reports of every layout, a third of their labels taken out of the vocabulary: numbers right, listed, wrong, silent; "
            + "200; exits 1 at a wrong or silent one");
        Console.Error.WriteLine("same BEFORE AFTER         two warehouses, rows and hash of every table and view; exits 1 if anything that BEFORE has differs");
        Console.Error.WriteLine("faults                    every fault of the test portal: outcome, message, reports; all connections");
        Console.Error.WriteLine("kills COUNT               nights on the test portal killed at random moments, until COUNT kills");
        Console.Error.WriteLine("kills COUNT --state sqlite|postgres");
        Console.Error.WriteLine("                          the same of serve, which is killed and started again; PostgreSQL is started here, on 127.0.0.1");
        Console.Error.WriteLine(
            "two-servers [NIGHTS]      nights of 200 reports that two servers do over one PostgreSQL and one archive, one of them killed twice; 5 nights");
        Console.Error.WriteLine("nights [REPORTS]          first night, a night with nothing new, a night with 1% new; 1000 reports");
        Console.Error.WriteLine("against CLONE [docx|readers|start|nights [PAIRS]]");
        Console.Error.WriteLine(
            "                          this clone's program beside another clone's, both built in Release, by turns; 7 pairs, ratios with their interval");
        return 2;
}

static int? Count(string text) =>
    int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
