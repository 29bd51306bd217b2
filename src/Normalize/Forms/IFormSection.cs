using PerfEval.Normalize.Recognition;

namespace PerfEval.Normalize.Forms;

/// <summary>
/// A part of a form that a header row opens (人员, 经费, 资金, 目标, 指标 …). Each folder under Forms holds the sections of one form;
/// <see cref="FormRecogniser"/> lists them.
/// </summary>
public interface IFormSection
{
    /// <summary>Takes the row as header and returns a reader for the rows below it; null where it is no such header.</summary>
    ISectionRows? Open(FormRow row, FormContext context);
}
