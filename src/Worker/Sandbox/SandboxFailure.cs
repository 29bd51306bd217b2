namespace PerfEval.Worker.Sandbox;

/// <summary>Kinds of failures; their numbers cross the pipe.</summary>
public enum SandboxFailure : byte
{
    /// <summary>DuckDB refused it or failed at it; the message is its own.</summary>
    Statement = 1,

    /// <summary>It is no query, or names something that only the trusted may use.</summary>
    Refused = 2,

    /// <summary>It gave too much, took too long, or ended the child.</summary>
    TooMuch = 3,

    /// <summary>The database is of another version of the program.</summary>
    OtherVersion = 4,

    /// <summary>The database cannot be opened.</summary>
    CannotOpen = 5,

    /// <summary>There is no such file any more.</summary>
    Missing = 6,

    /// <summary>It is damaged, or no database.</summary>
    Damaged = 7,
}
