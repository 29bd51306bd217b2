namespace PerfEval.Worker.Export;

/// <param name="Name">As the query names it; two columns of a result may share a name.</param>
public sealed record OutputColumn(string Name, ColumnKind Kind);
