namespace PerfEval.Worker.Export;

/// <summary>A number with possibly more digits than System.Decimal holds, as plain digits.</summary>
public sealed record NumberText(string Digits);
