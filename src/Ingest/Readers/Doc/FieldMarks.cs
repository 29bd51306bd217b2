namespace PerfEval.Ingest.Readers.Doc;

/// <summary>Keeps track of fields, which may lie in one another and span paragraphs.</summary>
internal sealed class FieldMarks
{
    private const string Embed = "EMBED";

    /// <summary>Open fields; true while between a field's begin and its separator.</summary>
    private readonly Stack<bool> _open = new();

    private string _instruction = "";
    private int _inInstructions;

    public bool InInstruction => _inInstructions > 0;

    /// <summary>Whether the field that has just got to its result shows an object of another program.</summary>
    public bool EmbeddedObject { get; private set; }

    /// <summary>Takes a mark, and characters of an instruction; false for what is text.</summary>
    public bool Take(char character)
    {
        EmbeddedObject = false;
        switch (character)
        {
            case Characters.FieldBegin:
                _open.Push(true);
                _inInstructions++;
                _instruction = "";
                return true;
            case Characters.FieldSeparator:
                if (_open.TryPop(out var instruction))
                {
                    _inInstructions -= instruction ? 1 : 0;
                    _open.Push(false);
                    EmbeddedObject = _instruction == Embed;
                }

                return true;
            case Characters.FieldEnd:
                if (_open.TryPop(out var ended))
                    _inInstructions -= ended ? 1 : 0;
                return true;
        }

        if (InInstruction && _instruction.Length < Embed.Length && character > ' ')
            _instruction += char.ToUpperInvariant(character);
        return false;
    }
}
