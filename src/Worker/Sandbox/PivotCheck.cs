using System.Text.RegularExpressions;

namespace PerfEval.Worker.Sandbox;

/// <summary>
/// Looks at a PIVOT without IN by its words alone, and so is stricter: what could be read in two ways (comments, escapes, dollar quotes) is refused.
/// </summary>
internal sealed partial class PivotCheck(AllowedNames names)
{
    // Stand before parentheses and call nothing.
    private static readonly HashSet<string> s_keywords = new(
        [
            "all", "and", "any", "as", "between", "by", "case", "cross", "decimal", "distinct", "else", "except", "exclude", "exists", "filter", "from",
            "group", "having", "in", "include", "inner",
            "intersect", "is", "join", "lateral", "left", "like", "limit", "not", "numeric", "on", "or", "order", "over", "partition", "pivot", "pivot_longer",
            "pivot_wider", "qualify", "replace", "right",
            "select", "then", "union", "unpivot", "using", "values", "varchar", "when", "where", "with",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <exception cref="SandboxException">It may not run.</exception>
    public void Check(string sql)
    {
        var at = 0;
        var (name, quoted, alias) = (default(string), false, false);
        var before = "";
        foreach (Match part in Parts().Matches(sql))
        {
            if (part.Index != at)
                throw NotReadable();
            at += part.Length;
            if (part.Groups["blank"].Success)
                continue;
            if (part.ValueSpan is "(" && name is not null && !alias && !(names.IsFunction(name) && name != "histogram")
                && (quoted || !s_keywords.Contains(name)))
                throw NotAllowed(name);
            // (…) name (columns) names what stands before it.
            alias = before is ")";
            before = part.Value;
            (name, quoted) = part.Groups["word"].Success ? (part.Value, false)
                : part.Groups["quoted"].Success ? (part.Value[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal), true)
                : (null, false);
            // Where a relation stands, a name with a point is a file; columns may be called anything else.
            if (name is not null && (AllowedNames.IsInternal(name) || (name.AsSpan().ContainsAny('.', '/') && !names.IsRelation(name))))
                throw NotAllowed(name);
        }

        if (at != sql.Length)
            throw NotReadable();
    }

    private static SandboxException NotAllowed(string name) => new(
        SandboxFailure.Refused, $"沙箱中不能使用“{name}”。",
        $"'{name}' is not allowed in the sandbox: it runs functions that only compute, on this warehouse's views.");

    private static SandboxException NotReadable() => new(
        SandboxFailure.Refused, "沙箱中不带 IN 的 PIVOT 不能含注释、转义或分号。",
        "In the sandbox a PIVOT without IN holds no comments, escapes, dollar quotes or semicolons. Name the values: PIVOT … ON column IN ('a', 'b').");

    [GeneratedRegex(
        """
        \G(?: (?<blank> \s+ )
        | '(?:[^'\\]|'')*'
        | (?<quoted> "(?:[^"\\]|"")*" )
        | (?<word> (?!(?i:u&|uescape\b)) [\p{L}_][\p{L}\p{N}_]* )
        | [0-9]+(\.[0-9]+)?
        | -(?!-) | /(?!\*) | [+*%<>=!|&^~.,:()\[\]{}?]
        )
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
