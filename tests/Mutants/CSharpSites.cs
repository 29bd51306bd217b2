using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PerfEval.Mutants;

/// <summary>Every place of a C# file that can be mutated, by the compiler's own tree: strings, comments and attributes are none.</summary>
public static class CSharpSites
{
    private static readonly Dictionary<SyntaxKind, string> s_operators = new()
    {
        [SyntaxKind.GreaterThanEqualsToken] = ">",
        [SyntaxKind.GreaterThanToken] = ">=",
        [SyntaxKind.LessThanEqualsToken] = "<",
        [SyntaxKind.LessThanToken] = "<=",
        [SyntaxKind.EqualsEqualsToken] = "!=",
        [SyntaxKind.ExclamationEqualsToken] = "==",
        [SyntaxKind.AmpersandAmpersandToken] = "||",
        [SyntaxKind.BarBarToken] = "&&",
    };

    public static IEnumerable<Mutant> Of(string file, string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text);
        foreach (var node in tree.GetRoot().DescendantNodes(node => node is not AttributeListSyntax))
        {
            foreach (var (span, after, kind) in At(node))
            {
                var before = text.Substring(span.Start, span.Length);
                if (before != after)
                    yield return new Mutant(file, tree.GetLineSpan(span).StartLinePosition.Line + 1, span.Start, before, after, kind);
            }
        }
    }

    private static IEnumerable<(TextSpan Span, string After, Kind Kind)> At(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary when s_operators.TryGetValue(binary.OperatorToken.Kind(), out var other) =>
            [(binary.OperatorToken.Span, other, Kind.Condition)],
        RelationalPatternSyntax pattern when s_operators.TryGetValue(pattern.OperatorToken.Kind(), out var other) =>
            [(pattern.OperatorToken.Span, other, Kind.Condition)],
        BinaryPatternSyntax both => [(both.OperatorToken.Span, both.OperatorToken.IsKind(SyntaxKind.AndKeyword) ? "or" : "and", Kind.Condition)],
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => [(not.Span, not.Operand.ToString(), Kind.Condition)],
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression } number =>
            Numbers(number).Select(after => (number.Span, after, Kind.Number)),
        IfStatementSyntax { Else: null } guard when Leaves(guard.Statement) => [(guard.Span, "{ }", Kind.Guard)],
        BlockSyntax block => Statements(block),
        BaseArgumentListSyntax { Parent: not ConstructorInitializerSyntax } arguments => Arguments(arguments),
        _ => [],
    };

    private static IEnumerable<string> Numbers(LiteralExpressionSyntax number)
    {
        if (IsSizeOfBuffer(number))
            return [];
        var text = number.Token.Text;
        var suffix = text.TrimStart("0123456789._".ToCharArray());
        return number.Token.Value switch
        {
            int value when suffix.Length == 0 => [$"{value + 1}", .. value > 0 ? new[] { $"{value - 1}" } : []],
            decimal value => [FormattableString.Invariant($"{(value == 0 ? 1 : value * 5)}m"), FormattableString.Invariant($"{value / 2}m")],
            double value => [FormattableString.Invariant($"{(value == 0 ? 1 : value * 2):R}d"), FormattableString.Invariant($"{value / 2:R}d")],
            _ => [],
        };
    }

    // How much is read at a time, or is set aside at first, changes no result: bufferSize: 1 << 16, const int BufferBytes = …, new List<T>(4).
    private static bool IsSizeOfBuffer(LiteralExpressionSyntax number) =>
        number.Ancestors().TakeWhile(node => node is not StatementSyntax and not MemberDeclarationSyntax).Any(node => node switch
        {
            ArgumentSyntax { NameColon.Name.Identifier.Text: "bufferSize" or "capacity" } => true,
            ArgumentSyntax
            {
                Parent.Parent: ObjectCreationExpressionSyntax
                {
                    Type: GenericNameSyntax { Identifier.Text: "List" or "Dictionary" or "HashSet" }
                or IdentifierNameSyntax { Identifier.Text: "StringBuilder" }
                }
            } => true,
            VariableDeclaratorSyntax { Identifier.Text: "BufferBytes" } => true,
            _ => false,
        });

    // if (…) throw, return, continue or break, alone or in braces.
    private static bool Leaves(StatementSyntax body) => body switch
    {
        BlockSyntax { Statements: [var only] } => Leaves(only),
        ThrowStatementSyntax or ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax => true,
        _ => false,
    };

    private static IEnumerable<(TextSpan, string, Kind)> Statements(BlockSyntax block) =>
        from pair in block.Statements.Zip(block.Statements.Skip(1))
        where IsAct(pair.First) && IsAct(pair.Second) && (Calls(pair.First) || Calls(pair.Second)) && !Independent.Are(pair.First, pair.Second)
        select Swapped(block, pair.First, pair.Second);

    // The house has no tests of null arguments.
    private static bool IsAct(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax act && !act.ToString().StartsWith("Argument", StringComparison.Ordinal);

    // Two plain assignments can as a rule be swapped without any effect.
    private static bool Calls(StatementSyntax statement) =>
        statement.DescendantNodes().Any(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);

    private static IEnumerable<(TextSpan, string, Kind)> Arguments(BaseArgumentListSyntax arguments) =>
        from pair in arguments.Arguments.Zip(arguments.Arguments.Skip(1))
        where arguments.Parent is not InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Math" }, Name.Identifier.Text: "Max" or "Min" },
        }
        where pair.First.NameColon is null && pair.Second.NameColon is null && pair.First.Expression.Kind() == pair.Second.Expression.Kind()
            && pair.First.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
                or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression }
        select Swapped(arguments, pair.First, pair.Second);

    private static (TextSpan, string, Kind) Swapped(SyntaxNode parent, SyntaxNode first, SyntaxNode second)
    {
        var text = parent.SyntaxTree.GetText();
        var span = TextSpan.FromBounds(first.SpanStart, second.Span.End);
        var between = text.ToString(TextSpan.FromBounds(first.Span.End, second.SpanStart));
        return (span, second + between + first, Kind.Order);
    }
}
