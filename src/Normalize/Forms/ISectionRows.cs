namespace PerfEval.Normalize.Forms;

/// <summary>The rows of an opened section.</summary>
public interface ISectionRows
{
    /// <summary>Reads one non-blank row; false where the row does not belong to the section, which ends it.</summary>
    bool Accept(FormRow row);
}
