using System.Globalization;
using System.Text;

namespace PerfEval.Normalize.Warehouse.Dictionary;

/// <summary>
/// The script that follows the English views: Chinese views over the same rows, and comments on everything. A comment on a view reads
/// "other name | meaning | meaning in English", one on a column "other name | unit | source | meaning | meaning in English | codes"; a
/// dash stands for nothing.
/// </summary>
public static class DictionarySql
{
    public static string Script(ViewCatalogue dictionary)
    {
        var sql = new StringBuilder();
        foreach (var view in dictionary.Views)
        {
            sql.AppendLine(CultureInfo.InvariantCulture, $"CREATE OR REPLACE VIEW {view.Chinese} AS SELECT");
            sql.AppendJoin(",\n", view.Columns.Select(c => $"  {Value(dictionary, view, c)} AS {c.Chinese}")).AppendLine();
            sql.AppendLine(CultureInfo.InvariantCulture, $"FROM {Quote(view.Name)};");
            Comment(sql, "VIEW", Quote(view.Name), [view.Chinese, view.Meaning, view.MeaningEnglish]);
            Comment(sql, "VIEW", view.Chinese, [view.Name, view.Meaning, view.MeaningEnglish]);
            foreach (var column in view.Columns)
            {
                Comment(sql, "COLUMN", $"{Quote(view.Name)}.{Quote(column.Name)}", Fields(dictionary, column, column.Chinese));
                Comment(sql, "COLUMN", $"{view.Chinese}.{column.Chinese}", Fields(dictionary, column, column.Name));
            }
        }

        return sql.ToString();
    }

    private static string[] Fields(ViewCatalogue dictionary, ColumnEntry column, string otherName)
    {
        var codes = dictionary.Codes(column.Codes.TrimEnd('+')).Select(c => $"{c.Code}={c.Chinese}");
        return [otherName, column.Unit, column.Source, column.Meaning, column.MeaningEnglish, string.Join('、', codes)];
    }

    // A code that nobody translated stays as it is.
    private static string Value(ViewCatalogue dictionary, ViewEntry view, ColumnEntry column)
    {
        var name = Quote(column.Name);
        return column.Codes switch
        {
            "" => name,
            "view" => Case(name, dictionary.AllViews.Where(v => v.HoldsFacts).Select(v => (v.Name, Literal(v.Chinese)))),
            "field" => Case(
                Quote("view"),
                dictionary.AllViews.Where(v => v.HoldsFacts).Select(v => (v.Name, Case(name, v.Columns.Select(c => (c.Name, Literal(c.Chinese)))))),
                name),
            "column[]" => $"[{Case("item", view.Columns.Select(c => (c.Name, Literal(c.Chinese))))} FOR item IN {name}]",
            [.. var set, '+'] => $"array_to_string([{Case("item", Words(dictionary, set))} FOR item IN string_split({name}, '+')], '+')",
            var set => Case(name, Words(dictionary, set)),
        };
    }

    private static IEnumerable<(string, string)> Words(ViewCatalogue dictionary, string set) =>
        dictionary.Codes(set).Select(c => (c.Code, Literal(c.Chinese)));

    private static string Case(string value, IEnumerable<(string When, string Then)> branches, string? otherwise = null) =>
        $"CASE {value} {string.Join(' ', branches.Select(b => $"WHEN {Literal(b.When)} THEN {b.Then}"))} ELSE {otherwise ?? value} END";

    private static void Comment(StringBuilder sql, string kind, string target, IEnumerable<string> fields) => sql.AppendLine(
        CultureInfo.InvariantCulture, $"COMMENT ON {kind} {target} IS {Literal(string.Join(" | ", fields.Select(f => f.Length > 0 ? f : "-")))};");

    private static string Quote(string identifier) => $"\"{identifier}\"";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
