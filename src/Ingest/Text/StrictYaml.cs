using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Ingest.Text;

/// <summary>
/// The one way in which a YAML file is opened: one document, no key twice, bounded in size and depth. The library's own reader calls itself once a
/// level, and some ten thousand brackets would overflow the stack and end the process.
/// </summary>
public static class StrictYaml
{
    /// <summary>Levels of mappings and sequences; nothing that is read here needs more than six.</summary>
    public const int MaxDepth = 32;

    public const int MaxChars = 4 << 20;

    /// <summary>The root of the document; null where the text holds none.</summary>
    /// <exception cref="StrictYamlException">It is no such document.</exception>
    public static YamlNode? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxChars)
        {
            throw new StrictYamlException(1, 1, $"文件过大 (more than {MaxChars} characters)");
        }

        var at = Mark.Empty;
        try
        {
            CheckShape(text, ref at);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 0 ? null : stream.Documents[0].RootNode;
        }
        catch (YamlException e)
        {
            throw new StrictYamlException((int)e.Start.Line, (int)e.Start.Column, e.Message, e);
        }
        catch (InvalidOperationException e)
        {
            // YamlDotNet 16.3 throws this, without a place, on some unbalanced braces.
            throw new StrictYamlException((int)at.Line, (int)at.Column, "括号或引号不成对 (check its braces and quotes)", e);
        }
    }

    /// <summary>Whether a node has nothing in it: a key with nothing behind it counts as left out.</summary>
    public static bool IsNothing(YamlNode node) => node is YamlScalarNode { Value: null or "" or "~" or "null", Style: ScalarStyle.Plain };

    /// <summary>What is wrong at this node.</summary>
    public static StrictYamlException Wrong(YamlNode at, string message)
    {
        ArgumentNullException.ThrowIfNull(at);
        return new StrictYamlException((int)at.Start.Line, (int)at.Start.Column, message);
    }

    // Events come one by one from a parser that keeps its own stack.
    private static void CheckShape(string text, ref Mark at)
    {
        var parser = new Parser(new StringReader(text));
        var (depth, documents) = (0, 0);
        while (parser.MoveNext())
        {
            var found = parser.Current!;
            at = found.Start;
            documents += found is DocumentStart ? 1 : 0;
            depth += found.NestingIncrease;
            // The stream and the document are a level each.
            if (depth > MaxDepth + 2)
            {
                throw new StrictYamlException((int)at.Line, (int)at.Column, $"嵌套超过 {MaxDepth} 层 (nested deeper than {MaxDepth})");
            }

            if (documents > 1)
            {
                throw new StrictYamlException((int)at.Line, (int)at.Column, "只能有一份文档 (more than one document)");
            }
        }
    }
}
