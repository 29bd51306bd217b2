using System.CommandLine;
using System.Globalization;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>An option that takes a whole number, and says so in a person's words where it gets something else.</summary>
public sealed class NumberOption : Option<int?>
{
    /// <param name="name">With its dashes.</param>
    /// <param name="least">The least number that makes sense.</param>
    public NumberOption(string name, int least)
        : base(name)
    {
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least)
                return number;
            result.AddError($"{name} 的值应是不小于 {least} 的整数，不能是 {text}。 {name} takes a whole number from {least}, not {text}.");
            return null;
        };
    }
}
