using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Text;

namespace PerfEval.Normalize.Vocabulary;

/// <summary>Writes one label more into data/vocabulary: behind the last one of its role, all other lines as they were, comments among them.</summary>
public static partial class VocabularyFile
{
    /// <returns>The file that was changed.</returns>
    /// <exception cref="InvalidDataException">
    /// The label is none, has a meaning in the field's group already, the field is not in the vocabulary (names what is), or the file is not written as
    /// expected.
    /// </exception>
    public static string Add(string folder, string label, Field field)
    {
        var vocabulary = VocabularyLoader.Load(folder);
        if (Label.Of(label) is not { } parsed || label.AsSpan().ContainsAny('\r', '\n'))
            throw new InvalidDataException($"“{label}”不是标签。 {label} is no label.");
        Check(vocabulary, field);
        // As it is looked up first: a longer spelling that is known may mean something else.
        if (vocabulary.Entries.FirstOrDefault(e => e.Field.Group == field.Group && e.Label == parsed.Key).Field is { } known)
            throw new InvalidDataException($"“{label}”在 {field.Group} 中已是 {known.Role}。 The label is {known} already.");
        foreach (var file in Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file, Encoding.UTF8);
            if (With(text, parsed.Key, field) is not { } changed)
                continue;
            Verify(file, text, changed, parsed.Key, field);
            Replace(file, changed);
            return file;
        }

        throw new InvalidDataException($"{folder}: {field} 不在一行之内。 The list of {field} is not written on one line; add the label by hand.");
    }

    private static void Check(FormVocabulary vocabulary, Field field)
    {
        var fields = vocabulary.Entries.Select(e => e.Field).Distinct().ToList();
        if (fields.Contains(field))
            return;
        var inGroup = fields.Where(f => f.Group == field.Group).ToList();
        var (zh, en) = inGroup.Count > 0
            ? ($"{field.Group} 中有 {string.Join('、', inGroup.Select(f => f.Role))}", $"{field.Group} has {string.Join(", ", inGroup.Select(f => f.Role))}")
            : ($"有 {string.Join('、', fields.Select(f => f.Group).Distinct())}", $"there are {string.Join(", ", fields.Select(f => f.Group).Distinct())}");
        throw new InvalidDataException($"词表没有字段 {field}；{zh}。 The vocabulary has no field {field}; {en}.");
    }

    // Null where the file does not hold the field, or not as one list on one line.
    private static string? With(string text, string label, Field field)
    {
        var inGroup = false;
        foreach (Match line in Line().Matches(text))
        {
            var content = line.Groups["content"].Value;
            if (content.Length > 0 && content[0] is not (' ' or '#'))
                inGroup = content.TrimEnd() == field.Group + ":";
            if (!inGroup || !content.TrimStart().StartsWith(field.Role + ":", StringComparison.Ordinal) || !content.TrimEnd().EndsWith(']'))
                continue;
            var end = line.Index + content.TrimEnd().Length - 1;
            return text[..end].TrimEnd() + ", " + Quoted(label) + text[end..];
        }

        return null;
    }

    // Plain where YAML takes it for nothing else, as the files are written.
    private static string Quoted(string label) =>
        Plain().IsMatch(label) ? label : $"\"{label.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static void Verify(string file, string before, string after, string label, Field field)
    {
        var (old, now) = (Entries(before), Entries(after));
        if (!now.SequenceEqual(old.Append((field.Group, field.Role, label)).Order()))
            throw new InvalidDataException(
                $"{file}: {field} 的写法未能续写。 The list of {field} is written in a way that could not be continued; add the label by hand.");
    }

    private static List<(string Group, string Role, string Label)> Entries(string text) =>
        [.. WordGroups.Read(text).SelectMany(g => g.Value.SelectMany(r => r.Value.Select(l => (g.Key, r.Key, l)))).Order()];

    // Readers see the old file or the new one.
    private static void Replace(string file, string text)
    {
        var part = file + ".part";
        File.WriteAllText(part, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(part, file, overwrite: true);
    }

    [GeneratedRegex(@"^(?<content>[^\r\n]*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"^[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9()]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
