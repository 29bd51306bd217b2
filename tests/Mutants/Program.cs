using System.Diagnostics;
using PerfEval.Mutants;

if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine("[--count N] [--seed S] [--project Ingest|Normalize|Analytics|Worker] [--list]");
    Console.Error.WriteLine(
        "                          changes one place of src at a time (conditions, numbers, orders, guards), N times (40), and runs the tests of its project");
    Console.Error.WriteLine(
        "                          in a copy of the tree; the same seed draws the same places. What does not compile is drawn again, a hang counts as killed.");
    Console.Error.WriteLine(
        "                          Not drawn, as no test can tell them: sizes of buffers, the order of Max's and Min's arguments and of a statement that only "
        + "sets locals beside one");
    Console.Error.WriteLine(
        "                          that does not name them. The tests near the file run first; what they let pass is tried on all of its project.");
    Console.Error.WriteLine("                          --list draws only. Exits 1 where a project's tests fail without any mutant.");
    return 2;
}

var root = SourceTree.FindRoot();
var picker = new Picker(SourceTree.Sites(root, options.Project), options.Seed);
if (options.List)
{
    for (var i = 1; i <= options.Count && picker.Next() is { } mutant; i++)
        Console.WriteLine($"{i,3}  {mutant}");
    return 0;
}

using var copy = new Copy(root);
var (tried, killed) = (0, 0);
try
{
    while (tried < options.Count && picker.Next() is { } mutant)
    {
        var time = Stopwatch.StartNew();
        var (outcome, by) = copy.Try(mutant);
        if (outcome != Outcome.DoesNotCompile)
            tried++;
        killed += outcome == Outcome.Killed ? 1 : 0;
        var word = outcome switch { Outcome.Killed => $"killed by {by}", Outcome.Survived => "survived", _ => "does not compile" };
        Console.WriteLine(FormattableString.Invariant($"{tried,3}  {mutant}  {word}  {time.Elapsed.TotalSeconds:0} s"));
    }
}
catch (InvalidOperationException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

Console.WriteLine($"killed {killed} of {tried}");
return 0;
