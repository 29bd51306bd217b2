using System.Text.Json;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Sandbox;

/// <summary>
/// Lets queries through that name nothing but what is allowed, as DuckDB's own parser understands them. It runs in the child: a text that is nested
/// deeply enough overflows the stack of whoever parses it.
/// </summary>
internal sealed partial class StatementCheck(DuckDBConnection connection, AllowedNames names)
{
    private const int MostCharacters = 1_000_000;

    // Three or four levels of JSON for one of SQL; who reads it here calls itself once a level.
    private const int MostLevels = 4000;

    /// <returns>What may be run in the place of the statement.</returns>
    /// <exception cref="SandboxException">It may not.</exception>
    public string Allowed(string sql)
    {
        if (sql.Length > MostCharacters)
            throw Refused("语句过长。", $"The statement has more than {MostCharacters:N0} characters.");
        if (Explain().Match(sql) is { Success: true } explain)
            return $"EXPLAIN {(explain.Groups["analyze"].Success ? "ANALYZE " : "")}{Allowed(sql[explain.Length..])}";
        using var parsed = JsonDocument.Parse(Parsed(sql), new JsonDocumentOptions { MaxDepth = MostLevels });
        var root = parsed.RootElement;
        if (root.GetProperty("error").GetBoolean())
        {
            var message = root.GetProperty("error_message").GetString()!;
            if (root.GetProperty("error_type").GetString() == "parser")
                throw new SandboxException(SandboxFailure.Statement, "SQL 语句无法执行。", $"Parser Error: {message}");
            // DuckDB puts a statement that finds the columns first before a PIVOT without IN, and does not tell how it understands the two.
            if (!Pivot().IsMatch(sql))
                throw NoQuery(sql);
            new PivotCheck(names).Check(sql);
            return sql;
        }

        if (root.GetProperty("statements").GetArrayLength() != 1)
            throw Refused("一次只能执行一条语句。", "There is more than one statement; only one can run at a time.");
        var common = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        CollectCommon(root, common);
        Walk(root, common);
        return sql;
    }

    private static SandboxException Refused(string chinese, string english) => new(SandboxFailure.Refused, chinese, english);

    private static SandboxException NoQuery(string sql)
    {
        var word = FirstWord().Match(sql).Groups["word"].Value.ToUpperInvariant();
        return Refused(
            $"只能执行只读查询，不接受 {word}。",
            $"Only read-only queries run here (SELECT, FROM, WITH, VALUES, PIVOT, SUMMARIZE, DESCRIBE, SHOW TABLES, EXPLAIN); {word} is none.");
    }

    // Names of common table expressions may be anything: they hide relations and files of the same name.
    private static void CollectCommon(JsonElement node, HashSet<string> common)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
                CollectCommon(item, common);
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in node.EnumerateObject())
            {
                if (property.NameEquals("cte_map") && property.Value.TryGetProperty("map", out var map))
                    common.UnionWith(map.EnumerateArray().Select(entry => entry.GetProperty("key").GetString()!).Where(name => PlainName().IsMatch(name)));
                CollectCommon(property.Value, common);
            }
        }
    }

    private void Walk(JsonElement node, HashSet<string> common)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
                Walk(item, common);
            return;
        }

        if (node.ValueKind != JsonValueKind.Object)
            return;
        var kind = Text(node, "type");
        if (kind == "BASE_TABLE" && Text(node, "table_name") is { } table && !common.Contains(table) && !names.IsRelation(table))
            throw NotAllowed(table);
        if (kind == "SHOW_REF" && node.GetProperty("query").ValueKind == JsonValueKind.Null && !AllowedNames.IsShown(Text(node, "table_name") ?? ""))
            throw NotAllowed($"SHOW {Text(node, "table_name")}");
        foreach (var property in node.EnumerateObject())
        {
            if (property.NameEquals("function_name") && !names.IsFunction(property.Value.GetString()!))
                throw NotAllowed(property.Value.GetString()!);
            if (kind == "TABLE_FUNCTION" && property.NameEquals("function"))
                WalkTableFunction(property.Value, common);
            else
                Walk(property.Value, common);
        }
    }

    private void WalkTableFunction(JsonElement function, HashSet<string> common)
    {
        if (Text(function, "function_name") is not { } name || !names.IsTableFunction(name))
            throw NotAllowed(Text(function, "function_name") ?? "this table function");
        foreach (var property in function.EnumerateObject().Where(property => !property.NameEquals("function_name")))
            Walk(property.Value, common);
    }

    private static SandboxException NotAllowed(string name) => Refused(
        $"沙箱中不能使用“{name}”。", $"'{name}' is not allowed in the sandbox: it runs functions that only compute, on this warehouse's views.");

    private static string? Text(JsonElement node, string property) =>
        node.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private string Parsed(string sql) => (string)connection.Scalar("SELECT json_serialize_sql($sql::VARCHAR)::VARCHAR", ("sql", sql))!;

    // What stands before it is left out of what runs.
    [GeneratedRegex(
        @"\A(\s|--[^\n]*\n|/\*.*?\*/)*EXPLAIN(?<analyze>\s+ANALYZE)?\s", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Explain();

    [GeneratedRegex(@"\bPIVOT(_WIDER)?\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Pivot();

    [GeneratedRegex(@"\A(\s|--[^\n]*(\n|\z)|/\*.*?\*/|\()*(?<word>\w{1,20})?", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex FirstWord();

    [GeneratedRegex(@"\A[\w ]+\z")]
    private static partial Regex PlainName();
}
