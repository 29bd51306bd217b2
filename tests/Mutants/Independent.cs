using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfEval.Mutants;

/// <summary>
/// Whether two statements give the same in either order, as far as syntax can show it: one of them only sets locals from locals and literals, which no
/// call can see or change, and the other names none of them. Two calls are never independent, nor is anything that fields or properties hold.
/// </summary>
internal static class Independent
{
    public static bool Are(StatementSyntax first, StatementSyntax second) =>
        (OnlyLocals(first) || OnlyLocals(second)) && !Names(first).Overlaps(Names(second));

    // In a try, what a call throws shows whether the local was set before; a lambda or a local function sees locals too.
    private static bool OnlyLocals(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax }
        && statement.DescendantNodes().OfType<ExpressionSyntax>().All(IsPlain)
        && statement.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault() is { } member
        && !statement.Ancestors().Any(node => node is TryStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
        && !member.DescendantNodes().Any(
            node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax && Names(node).Overlaps(Names(statement)))
        && Names(statement).IsSubsetOf(Locals(member));

    private static bool IsPlain(ExpressionSyntax expression) => expression
        is AssignmentExpressionSyntax or BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax
        or ConditionalExpressionSyntax or LiteralExpressionSyntax or IdentifierNameSyntax or TupleExpressionSyntax;

    private static HashSet<string> Names(SyntaxNode node) =>
        [.. node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.Text)];

    private static HashSet<string> Locals(MemberDeclarationSyntax member) =>
        [.. member.DescendantNodes(node => node is not TypeDeclarationSyntax || node == member).Select(node => node switch
        {
            // A parameter by ref is the caller's variable.
            ParameterSyntax { Modifiers: [] } parameter when parameter.Parent?.Parent == member => parameter.Identifier.Text,
            VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } local => local.Identifier.Text,
            SingleVariableDesignationSyntax designation => designation.Identifier.Text,
            _ => null,
        }).OfType<string>()];
}
