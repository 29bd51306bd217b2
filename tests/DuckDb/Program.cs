using DuckDB.NET.Data;

namespace PerfEval.DuckDb.Tests;

/// <summary>Run as a program, this assembly opens the database named by its argument and holds it until its input ends.</summary>
public static class Program
{
    public static void Main(string[] args)
    {
        using var connection = new DuckDBConnection($"Data Source={args[0]}");
        connection.Open();
        Console.WriteLine("open");
        Console.In.ReadToEnd();
    }
}
