using System.Data.Common;

namespace DuckDB.NET.Data;

/// <summary>An error that DuckDB reported, with its message word for word, or one that this provider found before asking DuckDB.</summary>
public sealed class DuckDBException : DbException
{
    // The C API gives parse, bind and open errors as text only; DuckDB opens that text with the type's name.
    private static readonly Dictionary<string, DuckDBErrorType> Prefixes = new(StringComparer.Ordinal)
    {
        ["Out of Range"] = DuckDBErrorType.OutOfRange,
        ["Conversion"] = DuckDBErrorType.Conversion,
        ["Mismatch Type"] = DuckDBErrorType.MismatchType,
        ["Divide by Zero"] = DuckDBErrorType.DivideByZero,
        ["Serialization"] = DuckDBErrorType.Serialization,
        ["TransactionContext"] = DuckDBErrorType.Transaction,
        ["Not implemented"] = DuckDBErrorType.NotImplemented,
        ["Catalog"] = DuckDBErrorType.Catalog,
        ["Parser"] = DuckDBErrorType.Parser,
        ["Constraint"] = DuckDBErrorType.Constraint,
        ["Connection"] = DuckDBErrorType.Connection,
        ["Syntax"] = DuckDBErrorType.Syntax,
        ["Binder"] = DuckDBErrorType.Binder,
        ["IO"] = DuckDBErrorType.IO,
        ["INTERRUPT"] = DuckDBErrorType.Interrupt,
        ["FATAL"] = DuckDBErrorType.Fatal,
        ["INTERNAL"] = DuckDBErrorType.Internal,
        ["Invalid Input"] = DuckDBErrorType.InvalidInput,
        ["Out of Memory"] = DuckDBErrorType.OutOfMemory,
        ["Permission"] = DuckDBErrorType.Permission,
        ["Dependency"] = DuckDBErrorType.Dependency,
        ["Missing Extension"] = DuckDBErrorType.MissingExtension,
        ["Extension Autoloading"] = DuckDBErrorType.Autoload,
        ["Sequence"] = DuckDBErrorType.Sequence,
        ["Invalid Configuration"] = DuckDBErrorType.InvalidConfiguration,
    };

    public DuckDBException(string message, DuckDBErrorType errorType)
        : base(message, (int)errorType) => ErrorType = errorType;

    public DuckDBErrorType ErrorType { get; }

    /// <summary>DuckDB's message, its type read from the opening words ("Binder Error: …").</summary>
    internal static DuckDBException FromMessage(string? message, string context = "")
    {
        var text = message ?? "DuckDB reported an error without a message.";
        var end = text.IndexOf(" Error:", StringComparison.Ordinal);
        var type = end > 0 && Prefixes.TryGetValue(text[..end], out var known) ? known : DuckDBErrorType.Invalid;
        return new DuckDBException(context + text, type);
    }
}
