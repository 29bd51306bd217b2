using System.Globalization;
using DuckDB.NET.Data.Native;
using static DuckDB.NET.Data.Native.NativeMethods;

namespace DuckDB.NET.Data.Execution;

/// <summary>Binds a command's parameters to one statement: $name by name, $1 and ? by place, counted anew in every statement.</summary>
internal static class ParameterBinder
{
    public static void Bind(PreparedStatementHandle statement, DuckDBParameterCollection parameters)
    {
        var count = duckdb_nparams(statement);
        for (ulong i = 1; i <= count; i++)
        {
            var name = Owned(duckdb_parameter_name(statement, i)) ?? i.ToString(CultureInfo.InvariantCulture);
            var parameter = Find(parameters, name)
                ?? throw new DuckDBException($"The statement uses the parameter ${name}, which the command does not have.", DuckDBErrorType.ParameterNotResolved);
            using var value = ParameterValues.Create(parameter.Value);
            if (duckdb_bind_value(statement, i, value) != DuckDbState.Success)
                throw DuckDBException.FromMessage(Borrowed(duckdb_prepare_error(statement)), $"The parameter ${name} could not be bound. ");
        }
    }

    private static DuckDBParameter? Find(DuckDBParameterCollection parameters, string name)
    {
        var named = parameters.IndexOf(name);
        if (named >= 0)
            return parameters[named];
        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place >= 1 && place <= parameters.Count
            ? parameters[place - 1]
            : null;
    }
}
