using System.Globalization;
using PerfEval.Portal;

// For looking around by hand; tests start the portal in their own process.
var values = args.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
string[] known = ["--documents", "--port", "--seed"];
if (args.Length % 2 != 0 || values.Keys.Except(known).Any()
    || values.Values.Any(value => !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    Console.Error.WriteLine(
        "[--documents 200] [--port 0] [--seed 20240501]   one site of each kind, each on a port of its own from --port on; 0 takes free ports");
    return 2;
}

int Value(string name, int otherwise) => values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var plan = PortalPlan.OfEachKind(Value("--documents", 200)) with { Port = Value("--port", 0), Seed = (ulong)Value("--seed", 20240501) };
await using var portal = await TestPortal.Start(plan);
foreach (var site in portal.Sites)
    Console.WriteLine($"{site.Name,-12}{site.Documents.Count,6} documents  {site.Start}");
portal.Log.Served += request => Console.WriteLine(
    string.Create(CultureInfo.InvariantCulture, $"{request.Site} {request.Method} {request.Address} {request.Status} {request.Fault}"));
var stopped = new TaskCompletionSource();
stop.Token.Register(stopped.SetResult);
await stopped.Task;
return 0;
